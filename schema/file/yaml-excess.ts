/**
 * Whether a text is more than the parser of YAML can be given: it takes a kilobyte for each node, and recurs into what is
 * nested until the stack is full, of which the engine may die. Pure.
 */

/** Characters that make nodes; a list of 40,000 known deviations has as many. */
const MOST_MARKS = 300_000;
const EACH_MARK = /[[\]{},\n]|[-?:](?=\s)/g;

/** Brackets within brackets, and columns before the first word of a line. */
const DEEPEST = 500;
const DEEP_LINE = new RegExp(`^[ \\t?:-]{${2 * DEEPEST}}`, 'm');

/** A clause that follows "it"; null where it is not too much. */
export function excessOf(text: string): string | null {
  let marks = 0;
  let depth = 0;
  for (const [mark] of text.matchAll(EACH_MARK)) {
    if (++marks > MOST_MARKS) return `is too large: at most ${MOST_MARKS} lines, keys and elements are read`;
    if (mark === '[' || mark === '{') depth++;
    else if ((mark === ']' || mark === '}') && depth > 0) depth--;
    if (depth > DEEPEST) return 'is nested too deep to be read';
  }
  return DEEP_LINE.test(text) ? 'is nested too deep to be read' : null;
}
