import { complaintOf } from '../../schema/examples/complaint.js';
import { isObject } from '../../schema/json.js';
import type { Example, ExampleMessage } from '../../schema/model.js';
import { isUnchecked } from '../../schema/qemu/unchecked.js';
import type { Validator } from '../../schema/validate/validator.js';
import { requestOf } from './exchange.js';

/** What is wrong with these messages of the example; null when none of them can be judged. */
export function complaintsOf(
  example: Example,
  messages: readonly ExampleMessage[],
  validator: Validator,
): string[] | null {
  const { version } = validator.iface.document;
  const command = requestOf(example)?.command ?? null;
  const whole = messages.filter(
    ({ kind, json, flaw }) =>
      isObject(json) &&
      flaw !== 'shortened' &&
      // What such a command takes is not all in its definition.
      !(kind === 'request' && command !== null && isUnchecked(command, version)),
  );
  if (whole.length === 0) return null;
  return whole.flatMap(({ json }) => (isObject(json) ? (complaintOf(json, command, validator) ?? []) : []));
}
