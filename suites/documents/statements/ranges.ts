/** Values just beyond a documented range are refused. */

import { NO_SUCH } from '../../../generators/wrong-value.js';
import { jsonKind } from '../../../schema/compare/json-kind.js';
import { isObject, type JsonValue } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import type { Statement } from '../../../schema/model.js';
import { errorText } from '../error-text.js';
import type { StatementAttempt, StatementKindPlan } from './plan.js';
import { argumentShape, names, OTHER, requestWith } from './request.js';

export const rangePlans: StatementKindPlan = {
  kind: 'range',
  id: ({ member }) => `range/${member}`,
  title: ({ entity, member }) => `${entity} refuses values of ${member} beyond its documented range`,
  plan(statement, { server, command, scratch }) {
    const shape = argumentShape(server, command);
    const member = statement.member ?? '';
    const type = shape?.fixed[member]?.type;
    if (shape === null || type == null)
      return { inapplicable: `the server's ${command} does not take ${member}` };
    const inWords = statement.values !== undefined || statement.maxLength !== undefined;
    const wanted = inWords ? 'string' : 'integer';
    if (jsonKind(server, type) !== wanted) return { blocked: `the server takes no ${wanted} for ${member}` };
    return {
      attempts: beyond(statement).map((value) => ({
        arguments: requestWith(server, shape, { [member]: value }, scratch),
        judge: (reply) => judge(reply, member, value),
      })),
      node: OTHER,
    };
  },
};

/** One value beyond each edge that is told. */
function beyond({
  min,
  max,
  powerOfTwo,
  multipleOf,
  zeroAllowed,
  values,
  maxLength,
}: Statement): JsonValue[] {
  if (values !== undefined) return [NO_SUCH];
  if (typeof maxLength === 'number') return ['x'.repeat(maxLength + 1)];
  const [least, most, step] = [min, max, multipleOf].map((n) => (typeof n === 'number' ? n : null));
  const base = Math.max(least ?? 0, step ?? 0, 4);
  return [
    ...(least == null ? [] : [least - 1]),
    ...(most == null ? [] : [most + 1]),
    ...(powerOfTwo === true ? [3 * 2 ** Math.ceil(Math.log2(base))] : []),
    ...(step == null ? [] : [step + 1]),
  ].filter((value) => Number.isSafeInteger(value) && !(value === 0 && zeroAllowed === true));
}

function judge(
  reply: Parameters<StatementAttempt['judge']>[0],
  member: string,
  value: JsonValue,
): ReturnType<StatementAttempt['judge']> {
  if (!isObject(reply.error)) {
    return {
      message: `${member} ${wireText(value).slice(0, 40)} is taken although it is beyond the documented range`,
      expected: 'an error',
    };
  }
  const desc = wireText(reply.error.desc);
  return names(desc, member) || desc.includes(wireText(value))
    ? null
    : { undecided: `refused for another reason first: ${errorText(reply)}` };
}
