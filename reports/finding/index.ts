/** All shapes of a finding. A new one is a new file and a line here. */
import type { FuzzFinding } from '../../harness/finding.js';
import { type Rendered, rendered } from '../text/rendered.js';
import { bugReport } from './bug-report.js';
import { caseFile } from './case-file.js';
import { pythonScript } from './python.js';
import { shellScript } from './shell.js';
import { transcript } from './transcript.js';

/** Null where the shape has no words for the finding. */
export const FINDING_SHAPES: Readonly<Record<string, (finding: FuzzFinding) => Rendered | null>> = {
  case: shape(caseFile),
  transcript: shape(transcript),
  shell: shape(shellScript),
  python: shape(pythonScript),
  markdown: shape(bugReport),
};

function shape(write: (finding: FuzzFinding) => string | null): (finding: FuzzFinding) => Rendered | null {
  return (finding) => {
    const text = write(finding);
    return text === null ? null : rendered(text);
  };
}
