/** A definition whose writing was looked at, ready to be held against the others. */
import type { Documentation } from './documentation.js';
import type { FaultPlace } from './fault.js';

export type Meta = 'enum' | 'struct' | 'union' | 'alternate' | 'command' | 'event';

export interface TypeUse {
  name: string;
  list: boolean;
}

/** A member, an argument, a branch, a value of an enum (which has no type). */
export interface DefinitionPart {
  name: string;
  optional: boolean;
  /** Null where it cannot be told, or there is none. */
  type: TypeUse | null;
  conditional: boolean;
  features: string[];
  line: number;
}

export interface WrittenDefinition {
  meta: Meta;
  name: string;
  place: FaultPlace;
  documentation: Documentation | null;
  features: string[];
  /** Members that are written here: of a struct, of a union's base, arguments, values. */
  members: DefinitionPart[];
  /** Of unions and alternates. */
  branches: DefinitionPart[];
  /** The type whose members come first: of a struct or union, or what holds all arguments. */
  base: string | null;
  /** The member that picks the branch; null of a simple union. */
  tag: string | null;
  returns: TypeUse | null;
  boxed: boolean;
  /** False where the writing has faults: then nothing more is concluded from it. */
  sound: boolean;
}
