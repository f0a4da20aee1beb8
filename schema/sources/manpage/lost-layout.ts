/** What a copy of a rendered page lost of its layout, which is all that tells members, values and branches from prose. */
import type { PageLine } from './page.js';

/** In lines: shorter texts may have little of anything. */
const SHORT = 50;

/** Null when nothing is lost; `bulleted`: items have bullets, which need no blank lines and columns. */
export function lostLayout(lines: readonly PageLine[], bulleted: boolean): string | null {
  const filled = lines.filter((line) => line.text !== '');
  if (filled.length < SHORT) return null;
  if (filled.every((line) => line.indent === 0)) return 'its indentation';
  if (bulleted) return null;
  if (lines.length - filled.length < filled.length / 100) return 'its blank lines';
  return filled.some((line) => /\S {2,}\S/.test(line.text)) ? null : 'the spaces between its columns';
}
