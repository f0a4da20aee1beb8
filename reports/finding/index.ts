/** All shapes of a finding. A new one is a new file and a line here. */
import type { Finding } from '../../harness/finding.js';
import { bugReport } from './bug-report.js';
import { caseFile } from './case-file.js';
import { pythonScript } from './python.js';
import { shellScript } from './shell.js';
import { transcript } from './transcript.js';

/** Null where the shape has no words for the finding. */
export const FINDING_SHAPES: Readonly<Record<string, (finding: Finding) => string | null>> = {
  case: caseFile,
  transcript,
  shell: shellScript,
  python: pythonScript,
  markdown: bugReport,
};
