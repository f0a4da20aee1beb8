/** What a command returns, as far as its prose and its examples tell: documents of this kind print no return type. */
import type { None, TypeRef } from '../../model.js';
import type { TextEntityKind } from './entity.js';
import { type ExampleShape, returnShapes } from './example.js';
import type { Line } from './lines.js';

/** `because` says what the finding rests on, for a diagnostic; null when it is the document's own wording. */
export interface Returned {
  returns: TypeRef | None | null;
  because: string | null;
}

export interface ReturnEvidence {
  /** The running text about what is returned; null when the document has none. */
  text: string | null;
  examples: readonly Line[];
  /** What the document defines under a name; undefined for a word that names no type. */
  kindOf(word: string): TextEntityKind | undefined;
}

const NOTHING = /^(?:on success,? |if successful,? )?nothing\b|^returns nothing\b/i;
const LIST = /\b(?:list|array|json-array)\b/i;

export function returnedBy({ text, examples, kindOf }: ReturnEvidence): Returned {
  const shape = commonShape(returnShapes(examples));
  if (text === null) return fromShape(shape, 'no text about');
  if (NOTHING.test(text)) return { returns: {}, because: null };
  const named = namedType(text, kindOf);
  if (named === null) return fromShape(shape, 'no type in the text about');
  const list =
    shape === null ? named.list : shape === 'list' || shape === 'strings' || shape === 'empty-list';
  // Whoever calls an enum an object has another type in mind.
  if (named.object && kindOf(named.name) === 'enum')
    return fromShape(shape, 'an enum called object in the text about');
  const returns: TypeRef = list ? [named.name] : named.name;
  const because = list === named.list ? null : `its example returns ${list ? 'a list' : 'no list'}`;
  return { returns, because };
}

interface NamedType {
  name: string;
  /** A list of it is meant. */
  list: boolean;
  /** The text calls it an object. */
  object: boolean;
}

/** The first word that is a type. */
function namedType(text: string, kindOf: ReturnEvidence['kindOf']): NamedType | null {
  for (const match of text.matchAll(/[A-Za-z_][A-Za-z0-9_-]*/g)) {
    if (kindOf(match[0]) === undefined) continue;
    const object = /^ objects?\b/.test(text.slice(match.index + match[0].length));
    return { name: match[0], list: LIST.test(text.slice(0, match.index)), object };
  }
  return null;
}

/** Several examples agree, or all but the empty ones do. */
function commonShape(shapes: ExampleShape[]): ExampleShape | null {
  const distinct = new Set(shapes);
  if (distinct.size > 1) distinct.delete('none');
  if (distinct.size > 1) distinct.delete('empty-list');
  return distinct.size === 1 ? ([...distinct][0] as ExampleShape) : null;
}

const BUILTIN_SHAPES: Partial<Record<ExampleShape, TypeRef | None>> = {
  none: {},
  strings: ['str'],
  str: 'str',
  int: 'int',
  number: 'number',
  bool: 'bool',
};

function fromShape(shape: ExampleShape | null, lack: string): Returned {
  const returns = shape === null ? null : (BUILTIN_SHAPES[shape] ?? null);
  const because = returns === null ? `there is ${lack} the return value` : 'its example shows one';
  return { returns, because };
}
