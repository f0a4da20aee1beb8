/** A failed case as the error of a test: vitest shows the difference between `expected` and `actual`. */
import type { CaseRecord } from '../../harness/results.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Finding } from '../../suites/case.js';

/** The last messages tell most. */
const SHOWN = 6;

export class Nonconformance extends Error {
  override name = 'Nonconformance';
  readonly expected?: string;
  readonly actual?: string;

  constructor({ level, title, findings, transcript = [] }: CaseRecord) {
    const messages = transcript.slice(-SHOWN).map(({ dir, msg }) => `  ${dir} ${msg.slice(0, 300)}`);
    super([`${level}: ${title}`, ...findings.map(line), ...messages].join('\n'));
    const [first] = findings;
    if (first?.expected !== undefined && first.actual !== undefined) {
      this.expected = stringifyJson(first.expected);
      this.actual = stringifyJson(first.actual);
    }
    // Where we throw it says nothing about the server.
    this.stack = `${this.name}: ${this.message}`;
  }
}

function line({ check, message, cites }: Finding): string {
  const cited = cites.map(
    ({ doc, entity, line: at }) => `${doc}: ${entity}${at === undefined ? '' : `, line ${at}`}`,
  );
  return `${check}: ${message} (${cited.join('; ')})`;
}
