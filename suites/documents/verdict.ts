/** From differences to the outcome of a case. */
import { ANNOUNCED, announcement, type Difference, spell } from '../../schema/compare/difference.js';
import { judge as judgeDifference } from '../../schema/compare/judge.js';
import type { JsonValue } from '../../schema/json.js';
import type { Citation, Command, Interface } from '../../schema/model.js';
import type { Standing } from '../basis.js';
import type { CaseContext, Needs, ScriptCase, TargetFacts } from '../case.js';
import type { DocumentSource } from './source.js';

export type Verdict = { differences: Difference[] } | { inapplicable: string } | { blocked: string };

/** What a comparison sees of the target. */
export interface Server {
  facts: TargetFacts;
  /** What the server says of itself; null when it says nothing. */
  actual: Interface | null;
}

export interface Comparison {
  id: string;
  title: string;
  cites: Citation[];
  /** That of a definition in the document unless given. */
  stands?: Standing;
  needs?: Needs;
  judge(server: Server): Verdict;
}

/** Differences beyond this many are counted, not listed. */
const LISTED = 12;

/** A case that sends nothing: it holds the document against what the server said of itself. */
export function comparing(source: DocumentSource, comparison: Comparison): ScriptCase {
  const { id, title, cites, stands = source.stands, needs = {}, judge } = comparison;
  return {
    id: `document/${source.iface.document.id}/${id}`,
    title,
    ...stands,
    cites,
    needs,
    async run(context) {
      const actual = context.introspection === null ? null : context.model;
      const verdict = judge({ facts: context.target, actual });
      if ('inapplicable' in verdict) return context.inapplicable(verdict.inapplicable);
      if ('blocked' in verdict) return context.blocked(verdict.blocked);
      fail(context, verdict.differences, cites);
    },
  };
}

/** Reports differences; `received` is what they are found in, where something was received. */
export function fail(
  context: CaseContext,
  differences: readonly Difference[],
  cites: Citation[],
  received?: JsonValue,
): void {
  const more = differences.length > LISTED ? ` (one of ${differences.length} differences)` : '';
  for (const { rule, message } of differences.slice(0, LISTED)) {
    const actual = received === undefined ? {} : { actual: received };
    context.fail({ check: `document/${rule}`, message: `${message}${more}`, ...actual, cites });
  }
}

/** What a document of another release says of an unstable command binds nobody. */
export function steady(
  { own }: DocumentSource,
  name: string,
  command: Pick<Command, 'features'> | undefined,
): (verdict: Verdict) => Verdict {
  const unstable = !own && announcement(name, command?.features) === 'unstable';
  return (verdict) =>
    unstable && 'differences' in verdict && verdict.differences.length > 0
      ? { inapplicable: `${verdict.differences[0]?.message}: ${ANNOUNCED.unstable}` }
      : verdict;
}

export const SAYS_NOTHING: Verdict = {
  blocked: 'the target has no query-qmp-schema, so that there is nothing to hold the document against',
};

/** Passes what the documents excuse within a command or event. Where the subject itself, a path of one part, is lacking and excused, the case is inapplicable. */
export function settle(
  source: DocumentSource,
  entity: string,
  differences: readonly Difference[],
  find?: (actual: Interface) => readonly Difference[],
): Verdict {
  const judged = differences.map((difference) => ({
    difference,
    reason: judgeDifference(entity, difference, source.versions, source.history),
  }));
  const left = judged.filter(({ reason }) => reason === null).map(({ difference }) => difference);
  const unclear = find && left.filter((difference) => isBuild(source, difference, find));
  if (unclear?.length && unclear.length === left.length) {
    return { inapplicable: `${unclear[0]?.message}: ${NOT_BUILT}` };
  }
  const subject = judged.find(
    ({ difference, reason }) =>
      reason !== null && difference.path.length <= 1 && !difference.rule.endsWith('/value-kept'),
  );
  if (left.length > 0 || subject === undefined) return { differences: left };
  return { inapplicable: `${spell(subject.difference.path)}: ${subject.reason}` };
}

const NOT_BUILT = "nor does QEMU's own of this release; the document leaves out on what that depends";

/**
 * Man pages and introspection are made from one schema, and man pages do not print all conditions: what a QEMU of the same
 * release does not tell of itself either was left out when it was built.
 */
function isBuild(
  { own, tellsConditions, editionOfServer }: DocumentSource,
  { rule, message }: Difference,
  find: (actual: Interface) => readonly Difference[],
): boolean {
  if (!own || tellsConditions || !/-kept$/.test(rule)) return false;
  const edition = editionOfServer();
  return edition !== null && find(edition).some((each) => each.rule === rule && each.message === message);
}
