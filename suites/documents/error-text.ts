import { isObject, type JsonObject } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';

/** `Class: description` of an error reply, for messages. */
export function errorText({ error }: JsonObject): string {
  return isObject(error) ? `${wireText(error.class)}: ${wireText(error.desc)}` : 'no error either';
}
