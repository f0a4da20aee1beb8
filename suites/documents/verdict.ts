/** From differences to the outcome of a case. */
import { type Difference, spell } from '../../schema/compare/difference.js';
import { type ChangeJudgement, judge as judgeLack, lackOf } from '../../schema/compare/judge.js';
import type { LackingEntity } from '../../schema/compare/lack.js';
import type { JsonValue } from '../../schema/json.js';
import type { Citation, Interface } from '../../schema/model.js';
import type { Standing } from '../basis.js';
import type { CaseContext, Needs, ScriptCase, TargetFacts } from '../case.js';
import type { DocumentSource } from './source.js';

export type DocumentVerdict = { differences: Difference[] } | Inapplicable | { blocked: string };

export interface Inapplicable {
  inapplicable: string;
  /** It breaks a rule of compatibility, and clients were told. */
  announced?: true;
}

/** What a comparison sees of the target. */
export interface Server {
  facts: TargetFacts;
  /** What the server says of itself; null when it says nothing. */
  actual: Interface | null;
}

export interface DocumentComparison {
  id: string;
  title: string;
  cites: Citation[];
  /** That of a definition in the document unless given. */
  stands?: Standing;
  needs?: Needs;
  judge(server: Server): DocumentVerdict;
}

/** Differences beyond this many are counted, not listed. */
const LISTED = 12;

/** A case that sends nothing: it holds the document against what the server said of itself. */
export function comparing(source: DocumentSource, comparison: DocumentComparison): ScriptCase {
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
      if ('inapplicable' in verdict) return context.inapplicable(verdict.inapplicable, verdict);
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

export const SAYS_NOTHING: DocumentVerdict = {
  blocked: 'the target has no query-qmp-schema, so that there is nothing to hold the document against',
};

/** For a case that has nothing left to try. */
export function excused({ verdict, because }: ChangeJudgement, of = ''): Inapplicable {
  return {
    inapplicable: of === '' ? because : `${of}: ${because}`,
    ...(verdict === 'announced' ? { announced: true as const } : {}),
  };
}

/**
 * Passes what the documents, or QEMU's lists of removals, excuse within a list of a command or event. Where the subject
 * itself, a path of one part, is lacking and excused, the case is inapplicable.
 */
export function settle(
  { bench }: DocumentSource,
  subject: LackingEntity,
  differences: readonly Difference[],
): DocumentVerdict {
  const judged = differences.map((difference) => ({
    difference,
    judgement: judgeLack(lackOf(subject, difference), bench),
  }));
  const left = judged.filter(({ judgement }) => judgement === null).map(({ difference }) => difference);
  if (left.length > 0) return { differences: left };
  for (const { difference, judgement } of judged) {
    const path = seen(difference);
    if (judgement !== null && path.length <= 1 && !difference.rule.endsWith('/value-kept'))
      return excused(judgement, spell(path));
  }
  return { differences: [] };
}

/** From the member, wherever the list around it put it. */
function seen({ path }: Difference): Difference['path'] {
  return path.filter((part, i) => i > 0 || part !== '[]');
}
