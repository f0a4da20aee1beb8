/** Comments that document something which is not there. */
import type { ReportDiagnostic } from './diagnostics.js';
import type { DocBlock } from './doc.js';

/** Says which definition a comment has lost, if it is the comment of one. */
export function reportOrphan(doc: DocBlock, report: ReportDiagnostic): void {
  if (doc.name === null) return;
  const what = `${kindOf(doc.name)} ${doc.name}`;
  report('warning', `the ${what} is documented, but its definition is missing: it is left out`, doc.line);
}

/** QAPI spells names by what they name. */
function kindOf(name: string): string {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return 'event';
  return /^[A-Z]/.test(name) ? 'type' : 'command';
}
