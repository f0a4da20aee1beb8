/** How much there is to test in an interface, before anything is made of it. Pure; takes time in proportion to its size. */
import type { Interface, Members, TypeRef } from './model.js';
import { membersOf } from './types.js';

/**
 * Of each some five cases are made, which take 2 KiB of memory each and 3 KiB where they fail: 400 MB in all at the most. QEMU
 * 10.0 has 6,239 of these, a server of 1,000 commands with ten arguments each 22,000 (bench/synthetic-schema.mjs).
 */
export const MOST_EXTENT = 24_000;

/**
 * Commands and events, each with its members, the values of enums among them, and the members of variants, as often as they are
 * used; and all types once.
 */
export function extentOf(model: Interface): number {
  const known = new Map<string, number>();
  const own = new Map<string, number>();
  const enumSize = (ref: TypeRef | null) => {
    const type = typeof ref === 'string' && Object.hasOwn(model.types, ref) ? model.types[ref] : undefined;
    return type?.kind === 'enum' ? (type.values?.length ?? 0) : 0;
  };
  const ofMembers = (members: Members | null) =>
    Object.values(members ?? {}).reduce((sum, { type }) => sum + 1 + enumSize(type), 0);
  // Many variants may be of one large type.
  const ofOwn = (name: string) => {
    const size = own.get(name) ?? ofMembers(membersOf(model, name));
    own.set(name, size);
    return size;
  };
  const ofType = (name: string) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const type = Object.hasOwn(model.types, name) ? model.types[name] : undefined;
    const variants = type?.kind === 'object' ? Object.values(type.variants ?? {}) : [];
    const size = [name, ...variants].reduce((sum, each) => sum + ofOwn(each), 0);
    known.set(name, size);
    return size;
  };
  const of = (list: Members | string | null) =>
    1 + (typeof list === 'string' ? ofType(list) : ofMembers(list));
  let extent = 0;
  for (const command of Object.values(model.commands)) extent += of(command.arguments);
  for (const event of Object.values(model.events)) extent += of(event.data);
  for (const type of Object.values(model.types))
    extent += 1 + (type.kind === 'enum' ? (type.values?.length ?? 0) : Object.keys(type.members).length);
  return extent;
}
