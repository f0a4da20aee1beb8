import type { QapiRule } from '../sources/qapi/rules/fault.js';
import type { Reading } from '../sources/text/entity.js';

/** Where a document contradicts itself, or its language; `file` as in an entity of the model. */
export interface LintFinding {
  rule: 'example' | 'undocumented' | 'unknown-name' | 'error-class' | 'since' | 'dangling' | QapiRule;
  entity: string;
  line?: number;
  file?: string;
  message: string;
}

export type LintRule = (reading: Reading) => LintFinding[];

/** Line and file, as far as they are known. */
export function place(
  line: number | undefined,
  file: string | undefined,
): Pick<LintFinding, 'line' | 'file'> {
  return { ...(line === undefined ? {} : { line }), ...(file === undefined ? {} : { file }) };
}
