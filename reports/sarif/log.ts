/** What all SARIF files have in common. */
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { jsonText, type Rendered } from '../text/rendered.js';

/** The text of a file. */
export function sarifText(runs: Run[]): Rendered {
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs,
  };
  return jsonText(`${JSON.stringify(log, null, 1)}\n`);
}

/** The rules that results name, each once. */
export function rulesOf(results: readonly Result[]): ReportingDescriptor[] {
  const ids = [...new Set(results.map(({ ruleId }) => ruleId as string))];
  return ids.sort().map((id) => ({ id, shortDescription: { text: id } }));
}

export function uriOf(file: string): string {
  return encodeURI(file);
}
