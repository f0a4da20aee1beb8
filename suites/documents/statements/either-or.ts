/** Members of which one must, or may, be given: none of them, and all of them. */
import { NO_SUCH } from '../../../generators/wrong-value.js';
import type { Shape } from '../../../schema/compare/shape.js';
import { isObject, type JsonObject } from '../../../schema/json.js';
import type { Statement } from '../../../schema/model.js';
import { errorText } from '../error-text.js';
import type { Situation, StatementAttempt, StatementKindPlan } from './plan.js';
import { anyValue, argumentShape, OTHER, requestWith } from './request.js';

export const eitherOrPlans: StatementKindPlan = {
  kind: 'either-or',
  id: (statement) => `either-or/${String(statement.choice)}/${membersOf(statement).sort().join('+')}`,
  title: (statement) =>
    `${statement.entity} takes ${CHOICES[String(statement.choice)]} of ${membersOf(statement).join(', ')}`,
  plan(statement, situation) {
    const { server, command, scratch } = situation;
    const shape = argumentShape(server, command);
    if (shape === null) return { blocked: 'the server does not name the arguments of the command' };
    const members = membersOf(statement);
    const missing = members.find((name) => !Object.hasOwn(shape.fixed, name));
    if (missing !== undefined) return { inapplicable: `the server's ${command} does not take ${missing}` };
    const mandatory = members.find((name) => shape.fixed[name]?.optional === false);
    if (mandatory !== undefined) return { inapplicable: `the server's ${command} requires ${mandatory}` };
    const none = requestWith(server, shape, {}, scratch);
    const all = { ...none, ...allOf(members, shape, situation) };
    return {
      attempts: [
        ...(statement.choice === 'at-most-one'
          ? []
          : [refused(none, `none of ${members.join(', ')} is given`)]),
        ...(statement.choice === 'at-least-one' ? [] : [refused(all, `${members.join(' and ')} are given`)]),
      ],
      node: OTHER,
    };
  },
};

const CHOICES: Record<string, string> = {
  'exactly-one': 'exactly one',
  'at-least-one': 'at least one',
  'at-most-one': 'at most one',
};

function membersOf({ members }: Statement): string[] {
  return Array.isArray(members) ? members.map(String) : [];
}

function allOf(members: string[], shape: Shape, { server, scratch }: Situation): JsonObject {
  return Object.fromEntries(
    members.flatMap((name) => {
      const type = shape.fixed[name]?.type;
      return type == null ? [] : [[name, anyValue(server, type, name, scratch)]];
    }),
  );
}

function refused(request: JsonObject, what: string): StatementAttempt {
  return {
    arguments: request,
    judge(reply) {
      if (!isObject(reply.error)) return { message: `taken although ${what}`, expected: 'an error' };
      const desc = String(reply.error.desc);
      // It stumbled over a name of ours, and may never have looked at the choice.
      return desc.includes(OTHER) || desc.includes(NO_SUCH)
        ? { undecided: `refused for another reason first: ${errorText(reply)}` }
        : null;
    },
  };
}
