/** Examples of traffic in documents: damaged, shortened and hand-written, so they are looked at, not parsed. */

import type { Line } from './lines.js';
import { collapse } from './prose.js';

/** Of an example that goes on for longer than this many characters, the rest is not looked at. */
const LONGEST = 20_000;
/** Nor is it after that many examples of one command. */
const MOST = 50;

/** What a reply's `return` is in an example; `object` and `list` have contents. */
export type ExampleShape =
  | 'none'
  | 'object'
  | 'list'
  | 'empty-list'
  | 'strings'
  | 'str'
  | 'int'
  | 'number'
  | 'bool'
  | 'null';

/** The shapes of all replies in the examples, in order. */
export function returnShapes(lines: readonly Line[]): ExampleShape[] {
  const text = collapse(lines.map((l) => l.text).join(' '));
  const shapes: ExampleShape[] = [];
  for (const match of text.matchAll(/["']return["'] ?: ?/g)) {
    const shape = shapeOf(text.slice(match.index + match[0].length));
    if (shape !== null) shapes.push(shape);
  }
  return shapes;
}

function shapeOf(text: string): ExampleShape | null {
  if (/^\{ ?\}/.test(text)) return 'none';
  if (text.startsWith('{')) return 'object';
  if (/^\[ ?\]/.test(text)) return 'empty-list';
  // A list of strings has no colon after its first one; an object's brace may have been lost.
  if (/^\[ ?["'][^"']*["'] ?[^: ]/.test(text)) return 'strings';
  if (text.startsWith('[')) return 'list';
  if (/^["']/.test(text)) return 'str';
  if (/^-?\d+(?![\d.eE])/.test(text)) return 'int';
  if (/^-?\d/.test(text)) return 'number';
  if (/^(true|false)\b/.test(text)) return 'bool';
  return /^null\b/.test(text) ? 'null' : null;
}

/** The commands that the examples execute. */
export function executedCommands(lines: readonly Line[]): string[] {
  const text = lines.map((l) => l.text).join(' ');
  return [...text.matchAll(/["']execute["']\s?:\s?["']([A-Za-z0-9_.-]+)["']/g)].map((m) => m[1] as string);
}

/** Names of the members of `arguments` in examples that execute `command`; null when none shows arguments. */
export function exampleArguments(lines: readonly Line[], command: string): Set<string> | null {
  const text = collapse(lines.map((l) => l.text).join(' '));
  let names: Set<string> | null = null;
  let count = 0;
  for (const match of text.matchAll(
    /["']execute["'] ?: ?["']([A-Za-z0-9_.-]+)["'] ?, ?["']arguments["'] ?: ?\{/g,
  )) {
    if (match[1] !== command) continue;
    if (++count > MOST) break;
    names ??= new Set();
    for (const name of topLevelNames(text, match.index + match[0].length)) names.add(name);
  }
  return names;
}

/** Names of the members of the object that opens before `start`, as far as its braces can be followed. */
function topLevelNames(text: string, start: number): string[] {
  const names: string[] = [];
  let depth = 1;
  for (let at = start; at < Math.min(text.length, start + LONGEST) && depth > 0; ) {
    const char = text[at] as string;
    if (char === '"' || char === "'") {
      const close = text.indexOf(char, at + 1);
      if (close === -1) break;
      if (depth === 1 && /^ ?:/.test(text.slice(close + 1, close + 3))) names.push(text.slice(at + 1, close));
      at = close + 1;
      continue;
    }
    if (char === '{' || char === '[') depth++;
    if (char === '}' || char === ']') depth--;
    at++;
  }
  return names;
}
