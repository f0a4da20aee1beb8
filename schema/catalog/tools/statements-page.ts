/** docs/reference/statements.md: how much every shipped document states, and how much that looks like a rule is not understood. */
import { STATEMENT_KINDS, statementCounts } from '../../counts.js';
import type { Interface } from '../../model.js';
import { isUnread } from '../../statements/index.js';

const INTRODUCTION = `# Statements

What documents say in prose, as values that can be checked (\`Statement\` in schema/model.ts): never the sentence, always
the entity, the member where it is about one, and the line. One matcher for each kind, in schema/statements/kinds/:

- \`error\`: \`class\` (absent: any), \`when\` (a closed vocabulary: conditions.ts), \`member\` at fault, \`with\` (only when
  that member is given), \`state\` of a job.
- \`event\`: of a command, \`event\` with \`order\`: \`caused\`, \`before\` (announces that it may be used), \`undefined\` (not
  ordered with the reply), \`none\`; of an event, \`follows\` another one (\`after\`, under \`if\`), \`rateLimited\`
  (\`unless\`), \`oneShot\`. \`conditional\`: under circumstances that are not told in values.
- \`default\`: \`value\` of a member that is left out.
- \`range\`: \`min\`, \`max\`, \`powerOfTwo\`, \`multipleOf\`, \`zeroAllowed\`, \`maxLength\` in bytes, \`values\`.
- \`precondition\`: \`requires\` (\`unique\`, \`exists\`, \`not-in-use\`, \`active-job\`, \`job-state\`, \`first\`, …), or presence that
  depends on another member (\`of\`, \`values\`).
- \`idempotence\`: \`outcome\` (\`error\`, \`allowed\`, \`no-effect\`, \`replaced\`) of what is done already.
- \`either-or\`: \`choice\` (\`exactly-one\`, \`at-least-one\`, \`at-most-one\`) of \`members\`.
- \`deprecated\`: \`since\` and \`replacement\`, where they are told.

Versions in which something came are in the model itself (\`since\`). Prose that looks like a rule (must, cannot, default,
an error, requires…) and that no matcher understood is counted in the last column; each is a diagnostic with its line,
which \`qmpspec schema import\` prints. A wrong statement would be a false alarm, so doubt is left unread.

This page is written by \`node scripts/catalogs.mjs\`.
`;

/** Catalogs without prose have nothing to count. */
export function statementsPage(catalogs: readonly Interface[]): string {
  const heads = ['document', 'version', ...STATEMENT_KINDS, 'all', 'not understood'];
  const rows = catalogs.filter((each) => each.document.kind !== 'introspection').map(row);
  const rule = heads.map((_, index) => (index < 2 ? '---' : '---:'));
  const table = [heads, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${INTRODUCTION}\n${table.join('\n')}\n`;
}

function row(iface: Interface): string[] {
  const { id, version } = iface.document;
  const unread = iface.diagnostics.filter(isUnread).length;
  const counts = [...statementCounts(iface).values(), iface.statements.length, unread];
  return [id, version ?? 'unknown', ...counts.map(String)];
}
