/** The `args_type` of a dispatch entry: `name:code` pairs, where the code tells the JSON type that is accepted. */
import type { TypeRef } from '../../model.js';

export interface TableArgument {
  name: string;
  /** Null for a code that says nothing of JSON. */
  type: TypeRef | null;
  optional: boolean;
  /** Code `O`: stands for a group of options, or for an argument that nothing checks. */
  options: boolean;
  /** What is wrong with the code. */
  problem?: string;
}

/** Codes of QEMU's monitor, as its check of QMP arguments understands them. */
const CODES: Record<string, TypeRef> = {
  F: 'str', B: 'str', s: 'str', S: 'str',
  i: 'int', l: 'int', M: 'int', m: 'int', o: 'int',
  T: 'number',
  b: 'bool',
  q: 'any', Q: 'any',
}; // biome-ignore format: a table

export function parseArgsType(text: string): TableArgument[] {
  return text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map(parsePair);
}

function parsePair(pair: string): TableArgument {
  const colon = pair.indexOf(':');
  const name = colon === -1 ? pair : pair.slice(0, colon);
  const code = colon === -1 ? '' : pair.slice(colon + 1);
  const letter = code.replace(/\?$/, '');
  const argument = { name, optional: code.endsWith('?'), options: false };
  // `-f`: a flag, given or not.
  if (/^-[A-Za-z]$/.test(letter)) return { ...argument, type: 'bool', optional: true };
  if (letter === 'O') return { ...argument, type: null, options: true };
  if (Object.hasOwn(CODES, letter)) return { ...argument, type: CODES[letter] as TypeRef };
  const human = letter === '/' || letter === '.';
  const problem = human ? `code "${letter}" is for human monitors only` : `code "${code}" is not known`;
  return { ...argument, type: null, problem };
}
