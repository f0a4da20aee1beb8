/** Parts what a text about the return value says of errors from what it says of success. */
import type { SectionText } from './entity.js';
import type { Line } from './lines.js';

/** Where a clause about failure begins, also within a line: a printed list has lost its bullets. */
const FAILURE =
  /(?:^|(?<=[\s•]))(?=If (?!successful\b)\S|Any other error|Errors? \S|Returns? an? error \S|an? error \S)/;
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
    const [before = '', ...clauses] = text.split(FAILURE);
    const head = before.trim();
    if (head !== '' && head !== '•') to.push({ line: at, text: head });
    for (const clause of clauses) {
      to = errors;
      errors.push({ line: at, text: clause.trim() });
    }
  }
  const section: SectionText = { name: 'returns', line, lines: returns };
  const first = errors[0];
  return first ? [section, { name: 'errors', line: first.line, lines: errors }] : [section];
}
