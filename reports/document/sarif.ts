/** `schema lint --report sarif=FILE`: SARIF 2.1.0 of what there is to say against documents. */
import type { Result } from 'sarif';
import { parseReportOptions } from '../option.js';
import { openOutput } from '../output.js';
import { rulesOf, sarifText, uriOf } from '../sarif/log.js';
import { excerpt } from '../text/visible.js';
import { type LintedDocument, type LintRecord, lintRecords } from './records.js';

const LONG = 1000;

/** Writes each report that was asked for; tells whether one went to standard output. Throws ReportError. */
export function writeLintReports(options: readonly string[], documents: readonly LintedDocument[]): boolean {
  const wanted = parseReportOptions(options, ['sarif']);
  for (const { file } of wanted) {
    const output = openOutput(file);
    output.write(sarifOf(documents));
    output.close();
  }
  return wanted.some(({ file }) => file === '-');
}

function sarifOf(documents: readonly LintedDocument[]) {
  const results = lintRecords(documents).map(resultOf);
  return sarifText([{ tool: { driver: { name: 'qmpspec', rules: rulesOf(results) } }, results }]);
}

function resultOf({ file, line, severity, rule, entity, message }: LintRecord): Result {
  const region = { startLine: line ?? 1 };
  return {
    ruleId: rule,
    level: severity,
    message: { text: excerpt(message, LONG) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region },
        ...(entity === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: entity }] }),
      },
    ],
  };
}
