/** What there is to say against documents, as records. */
import type { Remark } from '../../schema/lint/index.js';
import { placeOfRemark } from './lines.js';

export interface LintedDocument {
  /** As the user named it. */
  name: string;
  /** The file that lines count in where a remark has no file of its own. */
  place: string;
  remarks: readonly Remark[];
}

export interface LintRecord {
  document: string;
  file: string;
  line?: number;
  severity: Remark['severity'];
  rule: Remark['rule'];
  entity?: string;
  message: string;
}

export function lintRecords(documents: readonly LintedDocument[]): LintRecord[] {
  return documents.flatMap(({ name, place, remarks }) =>
    remarks.map(({ line, severity, rule, entity, message, file }) => ({
      document: name,
      file: placeOfRemark(place, file),
      ...(line === undefined ? {} : { line }),
      severity,
      rule,
      ...(entity ? { entity } : {}),
      message,
    })),
  );
}
