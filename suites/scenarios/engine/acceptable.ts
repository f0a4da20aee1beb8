/** Whether this target takes a request at all, by what it says of itself: versions differ in what they have. */
import type { JsonObject } from '../../../schema/json.js';
import type { Interface, Members } from '../../../schema/model.js';
import { isUnchecked } from '../../../schema/qemu/unchecked.js';
import { Validator } from '../../../schema/validate/validator.js';
import type { CaseContext } from '../../case.js';

const validators = new WeakMap<Interface, Validator>();

/** What the target lacks; null when it has all that the request needs, or does not tell. */
export function acceptable(
  { model, introspection, target }: CaseContext,
  execute: string,
  args: JsonObject,
): string | null {
  const command = model.commands[execute];
  if (!target.commands.has(execute)) return `the target has no command ${execute}`;
  if (introspection === null || !command || isUnchecked(execute, model.document.version)) return null;
  const list: Members | string | null = command.arguments;
  if (list === null) return null;
  const validator = validators.get(model) ?? new Validator(model);
  validators.set(model, validator);
  const mismatch = typeof list === 'string' ? validator.value(list, args) : validator.members(list, args);
  return (
    mismatch && `the target's ${execute} takes no such arguments: ${at(mismatch.path)}${mismatch.expected}`
  );
}

const at = (path: string) => (path === '' ? '' : `at ${path.slice(1).replaceAll('/', '.')}, `);
