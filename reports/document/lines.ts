/** A document in a few lines: its size, places in it, and its diagnostics. */
import { dirname, join } from 'node:path';
import { countsOf, statementCounts } from '../../schema/counts.js';
import type { Remark } from '../../schema/lint/index.js';
import type { Interface } from '../../schema/model.js';

/** What a document is, and how much it says. */
export function summary(iface: Interface): string[] {
  const { id, title, version, kind } = iface.document;
  const { statements, ...counts } = countsOf(iface);
  const list = (entries: Iterable<[string, number]>) =>
    [...entries].map(([what, n]) => `${what} ${n}`).join(', ');
  const kinds = [...statementCounts(iface)].filter(([, n]) => n > 0);
  return [
    `${id}: ${title} (${kind}, ${version === null ? 'version unknown' : `version ${version}`})`,
    `  ${list(Object.entries(counts))}`,
    `  statements ${statements}${kinds.length === 0 ? '' : `: ${list(kinds)}`}`,
  ];
}

/** The file of a remark: `main` is that of the document, `file` one that it includes. */
export function placeOfRemark(main: string, file: string | undefined): string {
  return file === undefined ? main : join(dirname(main), file);
}

/** Each remark with its place, as editors understand it. */
export function remarkLines({ place, remarks }: { place: string; remarks: readonly Remark[] }): string[] {
  return remarks.map(({ file, line, severity, rule, message, contradiction }) => {
    const path = placeOfRemark(place, file);
    const spot = line === undefined ? path : `${path}:${line}`;
    return `${spot}: ${contradiction ? rule : severity}: ${message}`;
  });
}
