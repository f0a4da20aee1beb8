/** Mutations of what commands do, and of what is told of it. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { exchanging } from './exchange.js';
import { accept, descOf, replacing, withClass } from './mutant.js';
import type { Mutation, Replacement } from './mutation.js';

/** The success of a command that never reaches the server. */
export const pretending = (command: string): Mutation =>
  exchanging({
    request: (request) =>
      request.execute === command ? { execute: 'query-version', id: request.id ?? null } : request,
    reply: (reply, { execute }) => (execute === command ? { ...reply, return: {} } : reply),
  });

/** Refusals of one command are successes. */
export const accepting = (command: string, pattern = /./): Mutation =>
  exchanging({
    reply: (reply, { execute }) =>
      execute === command && pattern.test(descOf(reply)) ? accept(reply) : reply,
  });

export const reclassing = (command: string, className: string): Mutation =>
  exchanging({
    reply: (reply, { execute }) =>
      execute === command && 'error' in reply ? withClass(reply, className) : reply,
  });

/** Successes of one command are refusals. */
export const refusing = (command: string): Mutation =>
  exchanging({
    reply: ({ return: _, ...reply }, { execute }, __, raw) =>
      execute === command && !('error' in reply)
        ? { ...reply, error: { class: 'GenericError', desc: 'not today' } }
        : `${raw}\r\n`,
  });

/** Of the events of one name; null: it is lost. */
export const telling = (
  name: string,
  change: (data: JsonObject, event: JsonObject, raw: string) => Replacement,
): Mutation =>
  replacing(
    ({ event }) => event === name,
    (event, raw) => change(isObject(event.data) ? event.data : {}, event, raw),
  );

export const losing = (name: string): Mutation => telling(name, () => null);

export const retelling = (name: string, change: (data: JsonObject) => JsonValue): Mutation =>
  telling(name, (data, event) => ({ ...event, data: change(data) }));
