/** All shapes of a finding. A new one is a new file and a line here. */
import type { FuzzFinding } from '../../harness/finding.js';
import { type Rendered, rendered } from '../text/rendered.js';
import { bugReport } from './bug-report.js';
import { caseFile } from './case-file.js';
import { pythonScript } from './python.js';
import { shellScript } from './shell.js';
import { transcript } from './transcript.js';

/** Null where it has no words for the finding. `warning`: what a reader should know before running it. */
type Shape<T> = (finding: FuzzFinding, warning?: string) => T;

export const FINDING_SHAPES: Readonly<Record<string, Shape<Rendered | null>>> = {
  case: shape(caseFile),
  transcript: shape(transcript),
  shell: shape(shellScript),
  python: shape(pythonScript),
  markdown: shape(bugReport),
};

function shape(write: Shape<string | null>): Shape<Rendered | null> {
  return (finding, warning) => {
    const text = write(finding, warning);
    return text === null ? null : rendered(text);
  };
}
