/** Mutations of single requests and of the replies to them. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { parseJson, stringifyJson } from '../../schema/json-text.js';
import { isReply } from './mutant.js';
import type { Link, Mutation, Replacement } from './mutation.js';

export interface RewrittenExchange {
  /** A request that is well-formed JSON, on a line of its own; what the server gets instead. Null: nothing. */
  request?(request: JsonObject, link: Link): JsonObject | null;
  /** What the client gets for a reply, given the request as the client sent it. */
  reply?(reply: JsonObject, request: JsonObject, link: Link, raw: string): Replacement;
}

const SECRET = 'mutant/';

/** Sends a request of our own; its reply is kept from the client. */
export function secretly(link: Link, execute: string, args: JsonObject = {}): void {
  link.toServer(`${stringifyJson({ execute, arguments: args, id: SECRET })}\n`);
}

export function exchanging({ request, reply }: RewrittenExchange): Mutation {
  return {
    request: (bytes, link) =>
      bytes
        .split(/(?<=\n)/)
        .map((line) => passed(line, link, request))
        .join(''),
    message(value, link, raw) {
      if (!isReply(value)) return value;
      if (value.id === SECRET) return null;
      const asked = askedOf(link)
        .get(stringifyJson(value.id ?? null))
        ?.shift();
      return asked && reply ? reply(value, asked, link, raw) : value;
    },
  };
}

function passed(line: string, link: Link, change: RewrittenExchange['request']): string {
  const request = requestIn(line);
  if (!request) return line;
  const id = stringifyJson(request.id ?? null);
  const before = askedOf(link).get(id) ?? [];
  askedOf(link).set(id, [...before, request]);
  const given = change ? change(request, link) : request;
  if (given === request) return line;
  return given === null ? '' : `${Buffer.from(stringifyJson(given)).toString('latin1')}\n`;
}

/** `line` has one character a byte. */
function requestIn(line: string): JsonObject | null {
  if (!line.startsWith('{')) return null;
  try {
    const value = parseJson(Buffer.from(line, 'latin1').toString());
    return isObject(value) && ('execute' in value || 'exec-oob' in value) ? value : null;
  } catch {
    return null;
  }
}

/** Requests without a reply yet, by the text of their id. */
function askedOf({ state }: Link): Map<string, JsonObject[]> {
  state.asked ??= new Map();
  return state.asked as Map<string, JsonObject[]>;
}

/** The arguments of a request; empty where it has none, or what it has is no object. */
export function requestArguments(request: JsonObject): JsonObject {
  return isObject(request.arguments) ? request.arguments : {};
}

/** Changes arguments before the server sees them: it then takes what it must refuse. */
export function rearguing(
  change: (args: JsonObject, command: string) => JsonObject,
  only?: readonly string[],
): Mutation {
  return exchanging({
    request(request) {
      const { execute, arguments: args } = request;
      if (typeof execute !== 'string' || execute === 'qmp_capabilities' || !isObject(args)) return request;
      if (only && !only.includes(execute)) return request;
      const changed = change(args, execute);
      return stringifyJson(changed) === stringifyJson(args) ? request : { ...request, arguments: changed };
    },
  });
}

/** Changes what the success replies of one command, or of all, return. */
export function returning(command: string | null, change: (value: JsonValue) => JsonValue): Mutation {
  return exchanging({
    reply(reply, { execute }) {
      if (!('return' in reply) || (command !== null && execute !== command)) return reply;
      return { ...reply, return: change(reply.return as JsonValue) };
    },
  });
}

/** Applies `change` to every value inside of one, the innermost first. */
export function everywhere(change: (value: JsonValue) => JsonValue): (value: JsonValue) => JsonValue {
  const visit = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return change(value.map(visit));
    if (!isObject(value)) return change(value);
    return change(Object.fromEntries(Object.entries(value).map(([k, v]) => [k, visit(v as JsonValue)])));
  };
  return visit;
}
