import type { TextEntityKind } from '../text/entity.js';

/** The words for kinds of entities in headings, over the years. */
const KINDS: Record<string, TextEntityKind> = {
  Command: 'command',
  Event: 'event',
  Enum: 'enum',
  Object: 'object',
  Struct: 'object',
  Union: 'object',
  'Flat Union': 'object',
  'Simple Union': 'object',
  Alternate: 'alternate',
};

/** Alternatives for a regular expression, the longer before those they contain. */
export const KIND_PATTERN = '(Command|Event|Enum|Object|Struct|Flat Union|Simple Union|Union|Alternate)';

export function entityKind(word: string): TextEntityKind {
  return KINDS[word] as TextEntityKind;
}

export const NAME_PATTERN = '[A-Za-z0-9_][A-Za-z0-9_.-]*';
