import { isObject, type JsonObject } from '../../schema/json.js';

/** `Class: description` of an error reply, for messages. */
export function errorText({ error }: JsonObject): string {
  return isObject(error) ? `${String(error.class)}: ${String(error.desc)}` : 'no error either';
}
