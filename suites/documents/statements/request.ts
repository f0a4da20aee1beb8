/** Requests that provoke what a statement tells, made for the server's own schema so that nothing else is wrong with them. */
import { validMembers, validValue } from '../../../generators/valid-value.js';
import { NO_SUCH } from '../../../generators/wrong-value.js';
import { jsonKind } from '../../../schema/compare/json-kind.js';
import { type Shape, shapeOf } from '../../../schema/compare/shape.js';
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import type { Interface, TypeRef } from '../../../schema/model.js';
import { harmlessString } from '../../commands/rejection.js';

/** What stands for every name that the statement is not about, so that an error tells which one it stumbled over. */
export const OTHER = 'qmpspec-other';

/** No server has that many file descriptors, nodes or anything. */
const NO_SUCH_NUMBER = 424_242;

export function argumentShape(server: Interface, command: string): Shape | null {
  return shapeOf(server, server.commands[command]?.arguments ?? null);
}

/** Valid arguments with these in place; throws Unsatisfiable where the schema allows none. */
export function requestWith(server: Interface, shape: Shape, fixed: JsonObject, scratch: string): JsonObject {
  const string = (path: readonly string[]) => harmlessString(path, scratch).replace(NO_SUCH, OTHER);
  const members = validMembers(server, shape.fixed, fixed, { string });
  // A union's variant needs its members too, and what is named may be one of them.
  const value = shape.tag === null ? undefined : members[shape.tag];
  const variant = typeof value === 'string' ? shape.variant(value) : {};
  return { ...members, ...validMembers(server, variant, fixed, { string }), ...fixed };
}

/** A value that names nothing; undefined for types that are not names. */
export function nameOfNothing(server: Interface, type: TypeRef): JsonValue | undefined {
  switch (jsonKind(server, type)) {
    case 'string':
      return NO_SUCH;
    case 'integer':
      return NO_SUCH_NUMBER;
    case 'array':
      return jsonKind(server, (type as [string])[0]) === 'string' ? [NO_SUCH] : undefined;
    default:
      return undefined;
  }
}

/** A valid, harmless value of the type. */
export function anyValue(server: Interface, type: TypeRef, name: string, scratch: string): JsonValue {
  const string = (path: readonly string[]) => harmlessString(path, scratch).replace(NO_SUCH, OTHER);
  return validValue(server, type, { string }, [name]);
}

/** Whether an error speaks of an argument; some spell it with underscores. */
export function names(desc: string, argument: string): boolean {
  return desc.replaceAll('_', '-').includes(argument.replaceAll('_', '-'));
}
