/** A mutation, the cases that must notice it, and what many mutations are made with. */
import { isObject, type JsonObject } from '../../schema/json.js';
import type { Mutation, Replacement } from './mutation.js';

export interface Mutant {
  /** What is wrong with the server, in words. */
  name: string;
  mutation: Mutation;
  /** Pattern on case ids, with choices in braces → the check that fails in such cases; empty where several may. */
  kills: Record<string, string>;
  /** Patterns on further cases, in whose traffic it shows where it is a monitor that notices. */
  amid?: readonly string[];
  /** Why no client could ever notice. */
  equivalent?: string;
}

export const isReply = (value: JsonObject) => 'return' in value || 'error' in value;
export const classOf = ({ error }: JsonObject) => (isObject(error) ? error.class : undefined);
export const descOf = ({ error }: JsonObject) => (isObject(error) ? String(error.desc) : '');
export const isParseError = (value: JsonObject) => /^JSON/.test(descOf(value));

/** The same reply as a success. */
export function accept({ error: _, ...rest }: JsonObject): JsonObject {
  return { return: {}, ...rest };
}

export function withClass(value: JsonObject, className: string): JsonObject {
  return { ...value, error: { ...(value.error as JsonObject), class: className } };
}

/** Replaces the messages that match, and passes on the others. */
export function replacing(
  matches: (value: JsonObject) => boolean,
  by: (value: JsonObject, raw: string) => Replacement,
): Mutation {
  return { message: (value, _link, raw) => (matches(value) ? by(value, raw) : value) };
}
