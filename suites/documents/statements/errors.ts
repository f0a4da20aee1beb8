/** A documented error is provoked, and its class compared. */
import { NO_SUCH } from '../../../generators/wrong-value.js';
import { jsonKind } from '../../../schema/compare/json-kind.js';
import type { Shape } from '../../../schema/compare/shape.js';
import { isObject, type JsonObject } from '../../../schema/json.js';
import type { Interface, Statement } from '../../../schema/model.js';
import { resolveType } from '../../../schema/types.js';
import { errorText } from '../error-text.js';
import type { Attempt, Plan, Situation, StatementKindPlan } from './plan.js';
import { argumentShape, nameOfNothing, names, requestWith } from './request.js';

export const errors: StatementKindPlan = {
  kind: 'error',
  id: ({ class: name, when, member }) =>
    ['error', name ?? 'any-class', when ?? 'any', member].filter((part) => part !== undefined).join('/'),
  title: ({ entity, class: name, when, member }) =>
    `${entity} fails with ${name ?? 'an error'}: ${member === undefined ? '' : `${member} `}${when}`,
  plan(statement, situation) {
    const shape = argumentShape(situation.server, situation.command);
    if (shape === null) return { blocked: 'the server does not tell the arguments of the command' };
    const { member, when } = statement;
    if (member !== undefined) return withMember(statement, member, shape, situation);
    if (when === 'not-active' || when === 'not-found') return withoutMember(statement, shape, situation);
    if (when === 'missing' && Object.values(shape.fixed).every((each) => each.optional))
      return { attempts: [{ arguments: {}, judge: (reply) => judgeClass(reply, statement.class, null) }] };
    return { blocked: STATE[String(when)] ?? 'its condition is not told in terms that can be brought about' };
  },
};

/** Why a condition cannot be brought about by one request to an idle server. */
const STATE: Record<string, string> = {
  'already-exists': 'needs something of that name that exists',
  'already-active': 'needs something that is active already',
  'in-use': 'needs something that is in use',
  'wrong-state': 'needs something that is in a particular state',
  'read-only': 'needs something read-only',
  unsupported: 'needs something that lacks the support',
  'no-medium': 'needs a drive without a medium',
  locked: 'needs a drive that is locked',
  encrypted: 'needs an encrypted node',
  'not-encrypted': 'needs a node that is not encrypted',
  conflict: 'needs two things that do not go together',
  any: 'the document does not tell when',
};

function withMember(
  { class: name, when, entity }: Statement,
  member: string,
  shape: Shape,
  { server, scratch }: Situation,
): Plan {
  const type = (shape.fixed[member] ?? shape.anyVariant[member])?.type;
  if (type == null) return { inapplicable: `the server's ${entity} does not take ${member}` };
  const value =
    when === 'negative' && jsonKind(server, type) === 'integer' ? -1 : nameOfNothing(server, type);
  if (when !== 'not-found' && when !== 'not-active' && when !== 'negative')
    return {
      blocked: STATE[String(when)] ?? `nothing brings about that ${member} is ${when} without more state`,
    };
  if (value === undefined) return { blocked: `no value of ${member} is the name of nothing` };
  const request = requestWith(server, shape, { [member]: value }, scratch);
  return {
    attempts: [
      {
        arguments: request,
        judge: (reply) => judgeClass(reply, name, { member, value: String(value) }),
      },
    ],
  };
}

/** The condition is about what the mandatory arguments name; where they pick among kinds of things, it may be about one of them. */
function withoutMember(statement: Statement, shape: Shape, { server, scratch }: Situation): Plan {
  const mandatory = Object.values(shape.fixed).filter((each) => !each.optional);
  if (mandatory.some(({ type }) => type === null || !isPlain(server, type)))
    return {
      blocked: 'its arguments pick among several things, and the document does not tell which is meant',
    };
  const request = requestWith(server, shape, {}, scratch);
  return { attempts: [{ arguments: request, judge: (reply) => judgeClass(reply, statement.class, null) }] };
}

function isPlain(server: Interface, type: Parameters<typeof jsonKind>[1] & {}): boolean {
  return resolveType(server, type).kind === 'builtin';
}

/** `about`: the argument that the error must be about, so that it is the one that is documented. */
function judgeClass(
  reply: JsonObject,
  name: string | undefined,
  about: { member: string; value: string } | null,
): ReturnType<Attempt['judge']> {
  const { error } = reply;
  const expected = `an error${name === undefined ? '' : ` of class ${name}`}`;
  if (!isObject(error)) {
    if (about === null)
      return { undecided: 'accepted: the condition could not be brought about by a plain request' };
    return { message: `accepted although ${about.member} names nothing`, expected };
  }
  if (name === undefined || error.class === name) return null;
  const desc = String(error.desc);
  const other =
    about === null ? /\bparameter\b/i.test(desc) : !desc.includes(about.value) && !names(desc, about.member);
  if (other) {
    return { undecided: `refused for another reason first: ${errorText(reply)}` };
  }
  return { message: `documented class ${name}, received ${errorText(reply)}`, expected };
}

/** Several arguments may name nothing: only the first one that the document lists is looked at without the others existing. */
export function overshadowed(statement: Statement, all: readonly Statement[]): string | null {
  if (statement.kind !== 'error' || statement.when !== 'not-found' || statement.member === undefined)
    return null;
  const first = all.find(
    (s) =>
      s.entity === statement.entity && s.kind === 'error' && s.when === 'not-found' && s.member !== undefined,
  );
  return first?.member === statement.member
    ? null
    : `needs a ${first?.member} that exists: ${NO_SUCH} is looked up first`;
}
