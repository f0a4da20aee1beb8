/** A document in a few lines: its size, places in it, and its diagnostics. */
import { dirname, join } from 'node:path';
import { countsOf, statementCounts } from '../../schema/counts.js';
import { danglingTypes } from '../../schema/dangling.js';
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

/** `file:line`, as editors understand it. `document` is what the user named, `file` one that it includes. */
export function spot(document: string, { line, file }: { line?: number; file?: string }): string {
  const path = file === undefined ? document : join(dirname(document), file);
  return line === undefined ? path : `${path}:${line}`;
}

/** Every diagnostic of a document, with its place. */
export function diagnosticLines(file: string, { diagnostics }: Interface): string[] {
  return diagnostics.map((each) => `${spot(file, each)}: ${each.severity}: ${each.message}`);
}

/** Types that it names and does not define: whoever uses it takes any value there. */
export function danglingLines(file: string, iface: Interface): string[] {
  return danglingTypes(iface).map(
    (each) =>
      `${spot(file, each)}: warning: ${each.what} has the type ${each.type}, which is nowhere defined`,
  );
}
