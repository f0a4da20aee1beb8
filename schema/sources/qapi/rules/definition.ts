/** A definition whose writing was looked at, ready to be held against the others. */
import type { Documentation } from './documentation.js';
import type { Place } from './fault.js';

export type Meta = 'enum' | 'struct' | 'union' | 'alternate' | 'command' | 'event';

export interface TypeUse {
  name: string;
  list: boolean;
}

/** A member, an argument, a branch, a value of an enum (which has no type). */
export interface Part {
  name: string;
  optional: boolean;
  /** Null where it cannot be told, or there is none. */
  type: TypeUse | null;
  conditional: boolean;
  features: string[];
  line: number;
}

export interface Definition {
  meta: Meta;
  name: string;
  place: Place;
  documentation: Documentation | null;
  features: string[];
  /** Members that are written here: of a struct, of a union's base, arguments, values. */
  members: Part[];
  /** Of unions and alternates. */
  branches: Part[];
  /** The type whose members come first: of a struct or union, or what holds all arguments. */
  base: string | null;
  /** The member that picks the branch; null of a simple union. */
  tag: string | null;
  returns: TypeUse | null;
  boxed: boolean;
  /** False where the writing has faults: then nothing more is concluded from it. */
  sound: boolean;
}
