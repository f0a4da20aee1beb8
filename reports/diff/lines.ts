/** A comparison of two runs for people: breaks first, many of one kind in one line. */
import type { Adjudicated } from '../../schema/compare/adjudicate.js';
import type { KeptRun } from '../stored/kept.js';
import { CauseShapes } from '../summary/shape.js';
import { crashParagraph } from '../text/crash.js';
import { count, plural } from '../text/numbers.js';
import { targetText } from '../text/phrases.js';
import { excerpt } from '../text/visible.js';
import type { CaseChange } from './cases.js';

const LONG = 300;
const SHOWN = 100;
const SHOWN_IDS = 3;
const SHOWN_CRASHES = 10;

const TITLES: Record<CaseChange['verdict'], string> = {
  unannounced: 'Broken, and nobody announced it',
  announced: 'Broken, and announced',
  deprecated: 'Deprecated now: to go in a later version',
  undecided: 'Not tried in the newer run',
  compatible: 'Compatible',
};

/** What is compared; `entities` is null where it is not known what changed. */
interface Compared {
  before: KeptRun;
  after: KeptRun;
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
      ...(verdict === 'unannounced' ? changes.map((change) => [change]) : alike(changes))
        .slice(0, shown)
        .map(changeLine),
      ...groups(own.filter(({ follows }) => !follows)).slice(0, shown === 0 ? SHOWN_IDS : shown),
    ];
    const counted = `${plural(changes.length, 'change')} of the interface, ${plural(own.length, 'case')} (${count(follow)} by those changes)`;
    return changes.length + own.length === 0 ? [] : [`${TITLES[verdict]}: ${counted}`, ...lines, ''];
  });
  return [
    `${titleOf(before)} → ${titleOf(after)}`,
    ...(entities === null
      ? [
          'Of one of these targets the interface is not known: its results hold none, and no catalog is of its version. Commands and events are compared by their cases only.',
        ]
      : []),
    '',
    ...sections,
    ...crashLines(before, 'older'),
    ...crashLines(after, 'newer'),
    broken === 0 ? 'Nothing broke unannounced.' : `${plural(broken, 'unannounced break')}.`,
  ];
}

/** With their evidence: a crash may never come again. */
function crashLines({ crashes }: KeptRun, which: 'older' | 'newer'): string[] {
  if (crashes.length === 0) return [];
  const hidden = crashes.length - SHOWN_CRASHES;
  return [
    `Crashes seen once in the ${which} run:`,
    ...[...crashes.first(SHOWN_CRASHES)].flatMap((crash) => {
      const [sentence, ...evidence] = crashParagraph(crash, LONG);
      return [`  ${sentence}`, ...evidence.map((line) => `    ${line}`)];
    }),
    ...(hidden > 0 ? [`  and ${count(hidden)} more: --json has them all`] : []),
    '',
  ];
}

function titleOf({ run: { name, target } }: KeptRun): string {
  return name === undefined ? targetText(target) : `${excerpt(name, LONG)} (${targetText(target)})`;
}

/** The same part, gone or deprecated for the same reason in several places: a driver is named in many commands. */
function alike(changes: readonly Adjudicated[]): Adjudicated[][] {
  const groups = new Map<string, Adjudicated[]>();
  for (const change of changes) {
    const { list, path, value, rule, because } = change;
    const key = JSON.stringify([list, value ?? path.at(-1), rule, because]);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [change]);
    else same.push(change);
  }
  // Whole commands and events are told one by one.
  return [...groups.values()].flatMap((group) =>
    group[0]?.list === 'itself' ? group.map((each) => [each]) : [group],
  );
}

function changeLine(group: readonly Adjudicated[]): string {
  const { message, because } = group[0] as Adjudicated;
  const more = group.length === 1 ? '' : `, and so in ${plural(group.length - 1, 'other place')}`;
  return `  ${excerpt(`${message}${more} (${because})`, LONG)}`;
}

/** Cases that changed in the same way for the same reason, be it worded with other names. */
function groups(cases: readonly CaseChange[]): string[] {
  const byCause = new Map<string, CaseChange[]>();
  const shapes = new CauseShapes();
  for (const change of cases) {
    const { id, kind, before, after, because } = change;
    const key = JSON.stringify([kind, before, after, shapes.of(because, id)]);
    const same = byCause.get(key);
    if (same === undefined) byCause.set(key, [change]);
    else same.push(change);
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
