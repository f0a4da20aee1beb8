/** `--report tap=FILE`: the Test Anything Protocol. Several runs are one document, numbered on. */
import type { CaseRecord, Report } from '../harness/results.js';
import type { JsonValue } from '../schema/json.js';
import type { Finding, Level } from '../suites/case.js';
import type { Output } from './output.js';
import { type Standing, standingOf, thresholdOf } from './summary/standing.js';
import { commentLine, diagnosticLines, testLine, VERSION_LINE } from './tap/lines.js';
import { targetText } from './text/phrases.js';

const DIRECTIVES = { skipped: 'SKIP', tolerated: 'TODO' } as const;

export function tapReport(output: Output): Report {
  let threshold: Level = 'MUST';
  let listed: number | null = null;
  let number = 0;
  output.write(VERSION_LINE);
  return {
    event(event) {
      if (event.type === 'run') {
        threshold = thresholdOf(event);
        listed = (listed ?? 0) + event.listed;
        output.write(commentLine(targetText(event.target)));
      } else if (event.type === 'case') {
        output.write(pointOf(event, ++number, standingOf(event, threshold)));
      }
    },
    async close() {
      output.write(
        listed === null ? 'Bail out! The run ended before it listed any case.\n' : `1..${listed}\n`,
      );
      output.close();
    },
  };
}

function pointOf(record: CaseRecord, number: number, { kind, why }: Standing): string {
  const line = testLine({
    ok: kind === 'pass' || kind === 'skipped',
    number,
    description: record.id,
    ...(kind === 'pass' || kind === 'fail'
      ? {}
      : { directive: { kind: DIRECTIVES[kind], reason: why ?? '' } }),
  });
  return kind === 'pass' || kind === 'skipped' ? line : line + diagnosticsOf(record, why);
}

/** The first finding where TAP consumers look for it, the others after it. */
function diagnosticsOf(record: CaseRecord, why: string | undefined): string {
  const [first, ...also] = record.findings;
  return diagnosticLines({
    title: record.title,
    severity: record.level,
    ...(first === undefined ? { message: why ?? record.reason } : entriesOf(first)),
    also: also.length === 0 ? undefined : also.map((finding) => entriesOf(finding) as JsonValue),
    reason: record.reason,
    stderr: record.stderr,
    duration_ms: record.ms,
  });
}

function entriesOf(finding: Finding): Record<string, JsonValue | undefined> {
  const { check, message, expected, actual, cites } = finding;
  return { message, check, expected, actual, cites: cites as unknown as JsonValue };
}
