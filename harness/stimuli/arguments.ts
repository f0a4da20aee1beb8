/** The arguments of a stimulus, which come from data: each is looked at before it is used. */
import type { JsonObject, JsonValue } from '../../schema/json.js';

/** Throws a sentence for whoever wrote the data. */
export function text(args: JsonObject, name: string): string {
  const value = args[name];
  if (typeof value === 'string') return value;
  throw new Error(`a stimulus needs '${name}', a string`);
}

export function number(args: JsonObject, name: string): number {
  const value = args[name];
  if (typeof value === 'number') return value;
  throw new Error(`a stimulus needs '${name}', a number`);
}

function list(args: JsonObject, name: string): JsonValue[] {
  const value = args[name];
  if (Array.isArray(value)) return value;
  throw new Error(`a stimulus needs '${name}', a list`);
}

export function textArguments(args: JsonObject, name: string): string[] {
  return list(args, name).map((value) => {
    if (typeof value === 'string') return value;
    throw new Error(`a stimulus needs '${name}', a list of strings`);
  });
}
