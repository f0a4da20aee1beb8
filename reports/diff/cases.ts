/** What changed in the outcomes of cases between two runs, and whether the documents allow it. */
import type { CaseRecord, RunRecord } from '../../harness/results.js';
import type { Adjudicated, ChangeVerdict } from '../../schema/compare/adjudicate.js';
import type { StoredRun } from '../stored/read.js';
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
  before: StoredRun,
  after: StoredRun,
  entities: readonly Adjudicated[],
): CaseChange[] {
  const [old, now] = [before, after].map(({ cases }) => new Map(cases.map((c) => [c.id, c]))) as [
    Cases,
    Cases,
  ];
  const foreign = onlyInOne(before.run, after.run);
  const ids = [...new Set([...old.keys(), ...now.keys()])].filter(
    (id) => !id.split('/').some((part) => foreign.has(part)),
  );
  return ids.sort().flatMap((id) => {
    const [a, b] = [old.get(id), now.get(id)];
    if (a === undefined || b === undefined) return [presence(id, a, b, entities)];
    return changed(a, b, after.run, entities);
  });
}

type Cases = Map<string, CaseRecord>;

/** The ids of cases name the document that they hold a target to. */
function onlyInOne(a: RunRecord, b: RunRecord): Set<string> {
  const [left, right] = [a, b].map(({ docs }) => docs.map(({ id }) => id)) as [string[], string[]];
  return new Set([...left.filter((id) => !right.includes(id)), ...right.filter((id) => !left.includes(id))]);
}

function presence(
  id: string,
  a: CaseRecord | undefined,
  b: CaseRecord | undefined,
  entities: readonly Adjudicated[],
): CaseChange {
  const vanished = b === undefined;
  const cause = causeOf(id, entities, vanished);
  const allowed = vanished
    ? 'what it was about is as it was, or is checked otherwise'
    : 'what is added breaks nobody';
  return {
    id,
    kind: vanished ? 'vanished' : 'appeared',
    before: a === undefined ? null : stateOf(a),
    after: b === undefined ? null : stateOf(b),
    verdict: cause?.verdict ?? 'compatible',
    because: cause === null ? allowed : `${cause.message}: ${cause.because}`,
    follows: cause !== null,
  };
}

function changed(
  a: CaseRecord,
  b: CaseRecord,
  run: RunRecord,
  entities: readonly Adjudicated[],
): CaseChange[] {
  const [before, after] = [stateOf(a), stateOf(b)];
  if (before === after) return [];
  const kind = a.outcome === b.outcome ? 'finding' : 'outcome';
  const says = (verdict: CaseChange['verdict'], because: string, follows = false): CaseChange[] => [
    { id: a.id, kind, before, after, verdict, because, follows },
  ];
  if (b.outcome === 'pass') return says('compatible', 'it holds now');
  if (b.outcome === 'fail') {
    if (b.known) return says('announced', `known deviation: ${b.expectation?.reason ?? 'listed'}`);
    const { kind: standing } = standingOf(b, run.level);
    if (standing === 'tolerated') return says('compatible', `${b.level} does not fail the run`);
    return kind === 'finding'
      ? says('compatible', 'it failed before, otherwise')
      : says('unannounced', b.findings[0]?.message ?? 'it fails now');
  }
  if (b.outcome === 'inapplicable') {
    const cause = causeOf(b.id, entities, true);
    if (b.announced) return says('announced', b.reason ?? 'announced', cause !== null);
    return cause === null
      ? says('compatible', b.reason ?? 'the target lacks it')
      : says(cause.verdict, `${cause.message}: ${cause.because}`, true);
  }
  return says('undecided', b.reason ?? 'it was not tried');
}

/** Failures of one case differ by the checks that failed, and those of error classes by the class that came. */
function stateOf({ outcome, findings }: CaseRecord): string {
  if (outcome !== 'fail') return outcome;
  return [outcome, ...new Set(findings.map(({ check }) => check))].join(' ');
}

/** The change of the interface that a case is about: of its command or event, and of what its id names if anything. */
function causeOf(id: string, entities: readonly Adjudicated[], vanished: boolean): Adjudicated | null {
  const parts = id.split('/');
  const own = entities.filter(
    ({ entity, rule, deprecation }) =>
      parts.includes(entity) && (rule !== null) === vanished && deprecation === undefined,
  );
  const whole = own.find(({ list }) => list === 'itself');
  const part = own.find(
    ({ path, value }) => parts.includes(value ?? path.at(-1) ?? '') || parts.includes(path.join('.')),
  );
  return whole ?? part ?? null;
}
