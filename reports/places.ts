/** Where a citation is written, as a file that editors and code hosts can open. */
import { dirname, join } from 'node:path/posix';
import type { RunRecord } from '../harness/results.js';
import type { Citation } from '../schema/model.js';

export interface ReportPlace {
  /** As the document was named on the command line, so relative where that was. */
  file: string;
  line: number;
}

/** Null for catalogs, for what a server says of itself, and where no line is known. */
export function placeOf({ doc, line }: Citation, { docs }: Pick<RunRecord, 'docs'>): ReportPlace | null {
  if (line === undefined) return null;
  for (const { id, path } of docs) {
    if (path === undefined) continue;
    if (doc === id) return { file: path, line };
    // A file of a schema of many: relative to the main file.
    if (doc.startsWith(`${id}/`)) return { file: join(dirname(path), doc.slice(id.length + 1)), line };
  }
  return null;
}
