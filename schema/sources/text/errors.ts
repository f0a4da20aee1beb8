/** Parts what a text about the return value says of errors from what it says of success. */
import type { SectionText } from './entity.js';
import type { Line } from './lines.js';

/** Where a clause about failure begins, also within a line: a printed list has lost its bullets. */
const FAILURE =
  /(?<![^\s•])(?:If (?!successful\b)(?=\S)|If$|Any other error|Errors? (?=\S)|(?:Returns? )?an? error (?=\S))/g;
const FAILURE_ALONE = /^(?:• ?)?(?:an? )?errors? /i;
const SUCCESS = /^• (?!If |Error|Any )/;

/** A section "returns", and one "errors" if there is anything in it. */
export function returnSections(line: number, lines: readonly Line[]): SectionText[] {
  const returns: Line[] = [];
  const errors: Line[] = [];
  // A text that begins with failure says nothing of success.
  const failing = FAILURE_ALONE.test(lines[0]?.text ?? '');
  let to = failing ? errors : returns;
  for (const { line: at, text } of lines) {
    if (SUCCESS.test(text) && !failing) to = returns;
    const starts = [...text.matchAll(FAILURE)].map((m) => m.index);
    const head = text.slice(0, starts[0]).replace(/^• ?/, '').trim();
    if (head !== '') to.push({ line: at, text: head });
    for (const [index, start] of starts.entries()) {
      to = errors;
      errors.push({ line: at, text: text.slice(start, starts[index + 1]).trim() });
    }
  }
  const section: SectionText = { name: 'returns', line, lines: returns };
  const first = errors[0];
  return first ? [section, { name: 'errors', line: first.line, lines: errors }] : [section];
}
