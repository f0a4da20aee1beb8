/** A documented error is provoked, and its class compared. */
import { NO_SUCH } from '../../../generators/wrong-value.js';
import { jsonKind } from '../../../schema/compare/json-kind.js';
import type { Shape } from '../../../schema/compare/shape.js';
import { isObject, type JsonObject } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import type { Interface, Statement } from '../../../schema/model.js';
import { resolveType } from '../../../schema/types.js';
import { ERROR_CLASSES } from '../../error-classes.js';
import { errorText } from '../error-text.js';
import type { Situation, StatementAttempt, StatementKindPlan, StatementPlan } from './plan.js';
import { argumentShape, nameOfNothing, names, OTHER, requestWith } from './request.js';

export const errorPlans: StatementKindPlan = {
  kind: 'error',
  id: ({ class: name, when, member }) =>
    ['error', name ?? 'any-class', when ?? 'any', member].filter((part) => part !== undefined).join('/'),
  title: ({ entity, class: name, when, member }) =>
    `${entity} fails with ${name ?? 'an error'}: ${member === undefined ? '' : `${member} `}${when}`,
  plan(statement, situation) {
    const shape = argumentShape(situation.server, situation.command);
    if (shape === null) return { blocked: 'the server does not name the arguments of the command' };
    const { class: name } = statement;
    if (name !== undefined && !ERROR_CLASSES.has(name))
      return { inapplicable: `QMP has no error class ${name}, whatever the document says` };
    const { member, when } = statement;
    if (member !== undefined) return withMember(statement, member, shape, situation);
    if (when === 'not-active' || when === 'not-found') return withoutMember(statement, shape, situation);
    if (when === 'missing' && Object.values(shape.fixed).every((each) => each.optional))
      return {
        attempts: [{ arguments: {}, judge: (reply) => judgeClass(reply, statement, situation.stated, null) }],
      };
    return {
      blocked: STATE[wireText(when)] ?? 'its condition is not told in terms that can be brought about',
    };
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
  any: 'the document does not say when',
};

function withMember(statement: Statement, member: string, shape: Shape, situation: Situation): StatementPlan {
  const { when, entity } = statement;
  const { server, scratch, stated } = situation;
  const type = (shape.fixed[member] ?? shape.anyVariant[member])?.type;
  if (type == null) return { inapplicable: `the server's ${entity} does not take ${member}` };
  if (when === 'not-found' && resolveType(server, type).kind === 'enum')
    return { inapplicable: `the values of ${member} are declared: any other is refused as such (W30)` };
  const value =
    when === 'negative' && jsonKind(server, type) === 'integer' ? -1 : nameOfNothing(server, type);
  if (when !== 'not-found' && when !== 'not-active' && when !== 'negative')
    return {
      blocked: STATE[wireText(when)] ?? `nothing brings about that ${member} is ${when} without more state`,
    };
  if (value === undefined) return { blocked: `no value of ${member} is the name of nothing` };
  const first = lookedUpFirst(statement, stated);
  if (first !== null && !/^(node|node-name|device)$/.test(first))
    return { blocked: `needs a ${first} that exists: ${NO_SUCH} is looked up first` };
  const request = requestWith(server, shape, { [member]: value }, scratch);
  const judge = (reply: JsonObject) =>
    judgeClass(reply, statement, stated, { member, value: wireText(value) });
  return { attempts: [{ arguments: request, judge }], node: OTHER };
}

/** The condition is about what the mandatory arguments name; where they pick among kinds of things, it may be about one of them. */
function withoutMember(
  statement: Statement,
  shape: Shape,
  { server, scratch, stated }: Situation,
): StatementPlan {
  const mandatory = Object.values(shape.fixed).filter((each) => !each.optional);
  if (mandatory.some(({ type }) => type === null || !isPlain(server, type)))
    return {
      blocked: 'its arguments pick among several things, and the document does not say which is meant',
    };
  const request = requestWith(server, shape, {}, scratch);
  return { attempts: [{ arguments: request, judge: (reply) => judgeClass(reply, statement, stated, null) }] };
}

function isPlain(server: Interface, type: Parameters<typeof jsonKind>[1] & {}): boolean {
  return resolveType(server, type).kind === 'builtin';
}

/** `about`: the argument that the error must be about, so that it is the one that is documented. */
function judgeClass(
  reply: JsonObject,
  statement: Statement,
  stated: readonly Statement[],
  about: { member: string; value: string } | null,
): ReturnType<StatementAttempt['judge']> {
  const { error } = reply;
  const name = classOf(statement, stated);
  const expected = `an error${name === undefined ? '' : ` of class ${name}`}`;
  if (!isObject(error)) {
    if (about === null)
      return { undecided: 'accepted: the condition could not be brought about by a plain request' };
    return { message: `taken although ${about.member} names nothing`, expected };
  }
  // Any error may be a GenericError: only its words tell what it is about.
  if (error.class === name && name !== 'GenericError') return null;
  const desc = wireText(error.desc);
  const other =
    about === null ? /\bparameter\b/i.test(desc) : !desc.includes(about.value) && !names(desc, about.member);
  if (other) return { undecided: `refused for another reason first: ${errorText(reply)}` };
  if (error.class === name) return null;
  if (name === undefined) {
    const rival = error.class !== 'GenericError' && stated.some((s) => s.class === error.class);
    return rival ? { undecided: `that class is documented for something else: ${errorText(reply)}` } : null;
  }
  return {
    message: `refused with another class than ${name}, which is documented: ${errorText(reply)}`,
    expected,
  };
}

/** A document may tell of the same condition twice, and of its class once. */
function classOf({ class: name, when, member }: Statement, stated: readonly Statement[]): string | undefined {
  if (name !== undefined) return name;
  return stated.find((s) => s.kind === 'error' && s.class && s.when === when && s.member === member)?.class;
}

/** Several arguments may name nothing: the first one that the document lists is looked up first. Null: it is this one. */
function lookedUpFirst({ when, member }: Statement, stated: readonly Statement[]): string | null {
  if (when !== 'not-found') return null;
  const first = stated.find((s) => s.kind === 'error' && s.when === when && s.member !== undefined)?.member;
  return first === undefined || first === member ? null : first;
}
