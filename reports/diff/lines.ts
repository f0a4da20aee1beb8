/** A comparison of two runs for people: breaks first, many of one kind in one line. */
import type { Adjudicated } from '../../schema/compare/adjudicate.js';
import type { StoredRun } from '../stored/read.js';
import { count, plural } from '../text/numbers.js';
import { targetText } from '../text/phrases.js';
import { excerpt } from '../text/visible.js';
import type { CaseChange } from './cases.js';

const LONG = 300;
const SHOWN = 100;
const SHOWN_IDS = 3;

const TITLES: Record<CaseChange['verdict'], string> = {
  unannounced: 'Broken, and nobody announced it',
  announced: 'Broken, and announced',
  deprecated: 'Deprecated now: to go in a later version',
  undecided: 'Not tried in the newer run',
  compatible: 'Compatible',
};

/** What is compared; `entities` is null where no catalogs of these versions tell what changed. */
interface Compared {
  before: StoredRun;
  after: StoredRun;
  entities: readonly Adjudicated[] | null;
  cases: readonly CaseChange[];
  /** How many changes break something unannounced. */
  broken: number;
}

export function diffLines({ before, after, entities, cases, broken }: Compared): string[] {
  const sections = (Object.keys(TITLES) as CaseChange['verdict'][]).flatMap((verdict) => {
    const changes = (entities ?? []).filter((change) => change.verdict === verdict);
    const own = cases.filter((change) => change.verdict === verdict);
    const follow = own.filter(({ follows }) => follows).length;
    const shown = verdict === 'compatible' ? 0 : SHOWN;
    const lines = [
      ...changes
        .slice(0, shown)
        .map(({ message, because }) => `  ${excerpt(`${message} (${because})`, LONG)}`),
      ...groups(own.filter(({ follows }) => !follows)).slice(0, shown === 0 ? SHOWN_IDS : shown),
    ];
    const counted = `${plural(changes.length, 'change')} of the interface, ${plural(own.length, 'case')} (${count(follow)} by those changes)`;
    return changes.length + own.length === 0 ? [] : [`${TITLES[verdict]}: ${counted}`, ...lines, ''];
  });
  return [
    `${titleOf(before)} → ${titleOf(after)}`,
    ...(entities === null
      ? ['No catalogs are of these versions: commands and events are compared by their cases only.']
      : []),
    '',
    ...sections,
    broken === 0 ? 'Nothing broke unannounced.' : `${plural(broken, 'unannounced break')}.`,
  ];
}

function titleOf({ run: { name, target } }: StoredRun): string {
  return name === undefined ? targetText(target) : `${excerpt(name, LONG)} (${targetText(target)})`;
}

/** Cases that changed in the same way for the same reason. */
function groups(cases: readonly CaseChange[]): string[] {
  const byCause = new Map<string, CaseChange[]>();
  for (const change of cases) {
    const { kind, before, after, because } = change;
    const key = JSON.stringify([kind, before, after, because]);
    byCause.set(key, [...(byCause.get(key) ?? []), change]);
  }
  return [...byCause.values()]
    .sort((a, b) => b.length - a.length)
    .map((group) => {
      const { kind, before, after, because } = group[0] as CaseChange;
      const how = kind === 'appeared' || kind === 'vanished' ? kind : `${before} → ${after}`;
      const ids = group.slice(0, SHOWN_IDS).map(({ id }) => id);
      const more = group.length > SHOWN_IDS ? ', …' : '';
      return `  ${plural(group.length, 'case')} ${how}: ${excerpt(`${ids.join(', ')}${more} (${because})`, LONG)}`;
    });
}
