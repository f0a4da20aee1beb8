/** What changed in the outcomes of cases between two runs, and whether the documents allow it. */
import type { RunRecord } from '../../harness/results.js';
import type { Adjudicated, ChangeVerdict } from '../../schema/compare/adjudicate.js';
import type { KeptCase, KeptRun } from '../stored/kept.js';
import { standingOf } from '../summary/standing.js';

export interface CaseChange {
  id: string;
  kind: 'appeared' | 'vanished' | 'outcome' | 'finding';
  /** Outcomes, and the check that failed. */
  before: string | null;
  after: string | null;
  /** `undecided`: one of the runs could not try it. */
  verdict: ChangeVerdict | 'undecided';
  because: string;
  /** It comes of a change of the interface, which is told as such. */
  follows: boolean;
}

/** `entities`: what changed in the interface. Cases of documents that only one of the runs had are left out. */
export function caseChanges(
  before: Pick<KeptRun, 'run' | 'cases'>,
  after: Pick<KeptRun, 'run' | 'cases'>,
  entities: readonly Adjudicated[],
): CaseChange[] {
  const [old, now] = [before.cases, after.cases];
  const foreign = onlyInOne(before.run, after.run);
  const causes = new Causes(entities);
  const changes: CaseChange[] = [];
  const ids = new Set<string>();
  for (const [id, a] of old) if (now.get(id)?.state !== a.state) ids.add(id);
  for (const id of now.keys()) if (!old.has(id)) ids.add(id);
  for (const id of [...ids].sort()) {
    if (id.split('/').some((part) => foreign.has(part))) continue;
    const [a, b] = [old.get(id), now.get(id)];
    changes.push(
      a === undefined || b === undefined ? presence(id, a, b, causes) : changed(id, a, b, after.run, causes),
    );
  }
  return changes;
}

/** The ids of cases name the document that they hold a target to. */
function onlyInOne(a: RunRecord, b: RunRecord): Set<string> {
  const [left, right] = [a, b].map(({ docs }) => docs.map(({ id }) => id)) as [string[], string[]];
  return new Set([...left.filter((id) => !right.includes(id)), ...right.filter((id) => !left.includes(id))]);
}

function presence(id: string, a: KeptCase | undefined, b: KeptCase | undefined, causes: Causes): CaseChange {
  const vanished = b === undefined;
  const cause = causes.of(id, vanished);
  const allowed = vanished
    ? 'what it was about is as it was, or is checked otherwise'
    : 'what is added breaks nobody';
  return {
    id,
    kind: vanished ? 'vanished' : 'appeared',
    before: a?.state ?? null,
    after: b?.state ?? null,
    verdict: cause?.verdict ?? 'compatible',
    because: cause === null ? allowed : `${cause.message}: ${cause.because}`,
    follows: cause !== null,
  };
}

function changed(id: string, a: KeptCase, b: KeptCase, run: RunRecord, causes: Causes): CaseChange {
  const [before, after] = [a.state, b.state];
  const kind = a.outcome === b.outcome ? 'finding' : 'outcome';
  const says = (verdict: CaseChange['verdict'], because: string, follows = false): CaseChange => ({
    ...{ id, kind, before, after },
    ...{ verdict, because, follows },
  });
  if (b.outcome === 'pass') return says('compatible', 'it holds now');
  if (b.outcome === 'fail') {
    if (b.known) return says('announced', `known deviation: ${b.expected ?? 'listed'}`);
    const { kind: standing } = standingOf(b, run.level);
    if (standing === 'tolerated') return says('compatible', `${b.level} does not fail the run`);
    return kind === 'finding'
      ? says('compatible', 'it failed before, otherwise')
      : says('unannounced', b.message ?? 'it fails now');
  }
  if (b.outcome === 'inapplicable') {
    const cause = causes.of(id, true);
    if (b.announced) return says('announced', b.reason ?? 'announced', cause !== null);
    return cause === null
      ? says('compatible', b.reason ?? 'the target lacks it')
      : says(cause.verdict, `${cause.message}: ${cause.because}`, true);
  }
  return says('undecided', b.reason ?? 'it was not tried');
}

/** Changes of the interface, found by the command or event that a case is about. */
class Causes {
  /** With their places among all, by which the first counts. */
  readonly #byEntity = new Map<string, [place: number, change: Adjudicated][]>();

  constructor(entities: readonly Adjudicated[]) {
    for (const each of entities.entries()) {
      const own = this.#byEntity.get(each[1].entity);
      if (own === undefined) this.#byEntity.set(each[1].entity, [each]);
      else own.push(each);
    }
  }

  /** The change that a case is about: of its command or event, and of what its id names if anything. */
  of(id: string, vanished: boolean): Adjudicated | null {
    const parts = id.split('/');
    const own = [...new Set(parts)]
      .flatMap((part) => this.#byEntity.get(part) ?? [])
      .sort(([a], [b]) => a - b)
      .map(([, change]) => change)
      .filter(({ rule, deprecation }) => (rule !== null) === vanished && deprecation === undefined);
    const whole = own.find(({ list }) => list === 'itself');
    const part = own.find(
      ({ path, value }) => parts.includes(value ?? path.at(-1) ?? '') || parts.includes(path.join('.')),
    );
    return whole ?? part ?? null;
  }
}
