/**
 * What a prose document says about one entity, before it becomes part of an Interface: its sections with their
 * words and lines. Readers export it so that statements can be mined from the words; the words themselves never
 * enter the model.
 */
import type { Interface } from '../../model.js';
import type { SchemaJudgement } from '../qapi/judgement.js';
import type { Line } from './lines.js';

export type TextEntityKind = 'command' | 'event' | 'enum' | 'object' | 'alternate';

/** An argument, member, enum value, branch or feature, with what is said about it. */
export interface ItemText {
  name: string;
  line: number;
  /** The type as the document spells it (`array of int`, `json-string`). */
  type?: string;
  optional?: boolean;
  /** The build condition, e.g. `CONFIG_LINUX`. */
  condition?: string;
  text: Line[];
}

/** "The members of TYPE", always or when a tag has a value. */
export interface InheritedText {
  type: string;
  tag?: string;
  value?: string;
  /** The branch of a simple union: the type is that of this one member. */
  member?: string;
  condition?: string;
  line: number;
}

export type SectionName =
  | 'description'
  | 'returns'
  | 'errors'
  | 'notes'
  | 'examples'
  | 'since'
  | 'condition'
  | 'other';

export interface SectionText {
  name: SectionName;
  line: number;
  lines: Line[];
}

export interface EntityText {
  kind: TextEntityKind;
  name: string;
  line: number;
  /** Arguments, data, members, values or branches; null when the document has no such section. */
  members: ItemText[] | null;
  /** There are entries in that section that cannot be read: what they are is lost. */
  unread?: true;
  inherits: InheritedText[];
  features: ItemText[];
  /** In the order of the document; a name may come more than once. */
  sections: SectionText[];
}

/** A document as read, with its words; `file` as in an entity of the model. */
export interface Reading {
  interface: Interface;
  texts: readonly (EntityText & { file?: string })[];
  /** What the rules of its language refuse in it; absent where it has none that we know. Reads the document again. */
  rules?: () => SchemaJudgement;
}

/** Adds items one by one: a hostile document has more than a call may have arguments. */
export function append<T>(to: T[], items: readonly T[]): void {
  for (const item of items) to.push(item);
}

/** The lines of all sections of that name. */
export function sectionLines(entity: EntityText, name: SectionName): Line[] {
  return entity.sections.filter((s) => s.name === name).flatMap((s) => s.lines);
}
