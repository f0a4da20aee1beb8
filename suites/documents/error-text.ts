import { isObject, type JsonObject } from '../../schema/json.js';
import { textOf } from '../../schema/json-text.js';

/** `Class: description` of an error reply, for messages. */
export function errorText({ error }: JsonObject): string {
  return isObject(error) ? `${textOf(error.class)}: ${textOf(error.desc)}` : 'no error either';
}
