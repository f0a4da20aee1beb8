/** `--report tap=FILE`: the Test Anything Protocol. Several runs are one document, numbered on. */
import type { CaseRecord, CrashRecord, Report, RunRecord } from '../harness/results.js';
import type { JsonValue } from '../schema/json.js';
import type { Finding } from '../suites/case.js';
import type { Output } from './output.js';
import { exchangeLines, machineText, repeatOf, startedWith } from './summary/exchange.js';
import { type CaseStanding, standingOf } from './summary/standing.js';
import { VERDICT_POINT, verdictPoint } from './summary/verdict-point.js';
import { Verdicts } from './summary/verdicts.js';
import { allLines, commentLine, planLine, tapDiagnostics, testLine, VERSION_LINE } from './tap/lines.js';
import { crashParagraph } from './text/crash.js';
import { targetText } from './text/phrases.js';
import type { Rendered } from './text/rendered.js';

const LONG = 1000;
const LONGEST_MESSAGE = 300;

const DIRECTIVES = { skipped: 'SKIP', tolerated: 'TODO' } as const;

export function tapReport(output: Output): Report {
  let run: RunRecord | null = null;
  let listed: number | null = null;
  let number = 0;
  let own = 0;
  const verdicts = new Verdicts((ruling) => {
    output.write(commentLine(ruling.verdict.sentence));
    const message = verdictPoint(ruling);
    if (message === null) return;
    own++;
    output.write(testLine({ ok: false, number: ++number, description: VERDICT_POINT }));
    output.write(tapDiagnostics({ message }));
  });
  output.write(VERSION_LINE);
  return {
    event(event) {
      verdicts.event(event);
      if (event.type === 'run') {
        run = event;
        listed = (listed ?? 0) + event.listed;
        output.write(commentLine(targetText(event.target)));
      } else if (event.type === 'case') {
        const standing = standingOf(event, run?.level ?? 'MUST');
        output.write(pointOf(event, ++number, standing, run));
      } else if (event.type === 'crash-seen-once') {
        output.write(crashLines(event));
      }
    },
    async close() {
      await verdicts.close();
      output.write(planLine(listed === null ? null : listed + own));
      output.close();
    },
  };
}

/** Comments: a crash that did not come again is no test. */
function crashLines(crash: CrashRecord): Rendered {
  const [sentence, ...evidence] = crashParagraph(crash, LONG);
  return allLines([`Crash seen once: ${sentence}`, ...evidence].map(commentLine));
}

function pointOf(
  record: CaseRecord,
  number: number,
  { kind, why }: CaseStanding,
  run: RunRecord | null,
): Rendered {
  const line = testLine({
    ok: kind === 'pass' || kind === 'skipped',
    number,
    description: record.id,
    ...(kind === 'pass' || kind === 'fail'
      ? {}
      : { directive: { kind: DIRECTIVES[kind], reason: why ?? '' } }),
  });
  return kind === 'pass' || kind === 'skipped' ? line : allLines([line, diagnosticsOf(record, why, run)]);
}

/** The first finding where TAP consumers look for it, the others after it. */
function diagnosticsOf(record: CaseRecord, why: string | undefined, run: RunRecord | null): Rendered {
  const [first, ...also] = record.findings;
  return tapDiagnostics({
    title: record.title,
    severity: record.level,
    ...(first === undefined ? { message: why ?? record.reason } : entriesOf(first, record)),
    also: also.length === 0 ? undefined : also.map((finding) => entriesOf(finding, record) as JsonValue),
    reason: record.reason,
    machine: machineText(record, LONG),
    target: startedWith(record, LONG),
    stderr: record.stderr,
    repeat: run === null ? undefined : repeatOf(run, record),
    duration_ms: record.ms,
  });
}

function entriesOf(finding: Finding, record: CaseRecord): Record<string, JsonValue | undefined> {
  const { check, message, expected, actual, cites } = finding;
  const exchange = exchangeLines(record, finding, LONGEST_MESSAGE);
  return {
    ...{ message, check, expected, actual, cites: cites as unknown as JsonValue },
    ...(exchange.length === 0 ? {} : { exchange }),
  };
}
