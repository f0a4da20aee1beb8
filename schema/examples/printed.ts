/** The messages of an example, as they are printed. */
import type { Line } from '../sources/text/lines.js';

export interface PrintedMessage {
  line: number;
  /** Said by the client, by the server, or the document does not tell. */
  from: 'client' | 'server' | 'unknown';
  text: string;
  /** The document lost lines of it. */
  lost?: true;
}

const START = /^\s*(->|<-)?\s*(?=\{)/;

/** A message goes on until its braces are closed, or the next one begins. */
export function printedMessages(lines: readonly Line[]): PrintedMessage[] {
  const found: PrintedMessage[] = [];
  let depth = 0;
  for (const { line, text, lostAfter } of lines) {
    const start = START.exec(text);
    const arrow = start?.[1];
    if (start !== null && (depth <= 0 || arrow !== undefined)) {
      const from = arrow === '->' ? 'client' : arrow === '<-' ? 'server' : 'unknown';
      const body = text.slice(start[0].length);
      found.push({ line, from, text: body });
      depth = braces(body);
    } else if (depth > 0) {
      const open = found.at(-1) as PrintedMessage;
      open.text += `\n${text}`;
      depth += braces(text);
    }
    const open = found.at(-1);
    if (lostAfter && depth > 0 && open) open.lost = true;
  }
  return found;
}

/** Braces opened less braces closed, those in strings aside. */
function braces(text: string): number {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
  }
  return depth;
}
