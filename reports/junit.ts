/** `--report junit=FILE`: JUnit XML, made by tap-junit from our TAP. Written at the end, because XML has one. */
import type { CaseRecord, Report, RunRecord } from '../harness/results.js';
import { SuiteParts } from './junit/parts.js';
import type { Output } from './output.js';
import { Aside } from './spool.js';
import { storyLines } from './summary/exchange.js';
import { type CaseStanding, standingOf } from './summary/standing.js';
import { VERDICT_POINT, verdictPoint } from './summary/verdict-point.js';
import { Verdicts } from './summary/verdicts.js';
import { commentLine, tapDiagnostics, testLine } from './tap/lines.js';
import { crashParagraph } from './text/crash.js';
import { findingText, targetText } from './text/phrases.js';

/** Characters of one value or sentence in a failure's message. */
const LONGEST = 1000;

export function junitReport(output: Output): Report {
  let current: RunRecord | null = null;
  const targets: string[] = [];
  const crashes = new Aside<string>();
  const suite = new SuiteParts();
  const verdicts = new Verdicts((ruling) => {
    const message = verdictPoint(ruling);
    if (message === null) return;
    // With the case before it: it has no comment of its own.
    const label = { id: VERDICT_POINT, ms: 0, run: targets.length, story: '' };
    suite.add('fail', label, (number) => {
      const point = { ok: false, number, description: VERDICT_POINT };
      return testLine(point) + tapDiagnostics({ message, severity: ruling.verdict.status });
    });
  });
  return {
    event(event) {
      verdicts.event(event);
      if (event.type === 'run') {
        current = event;
        targets.push(targetText(event.target));
      } else if (event.type === 'case') {
        const standing = standingOf(event, current?.level ?? 'MUST');
        const story = current === null ? '' : storyOf(event, standing, current);
        suite.makeRoom();
        suite.add(standing.kind, { id: event.id, ms: event.ms, run: targets.length, story }, (number) =>
          pointOf(event, number, standing),
        );
      } else if (event.type === 'crash-seen-once') {
        const [sentence, ...evidence] = crashParagraph(event, LONGEST);
        // In the output of the suite: a crash that did not come again is no test.
        crashes.push([`Crash seen once: ${targets.at(-1)}: ${sentence}`, ...evidence].join('\n'));
      }
    },
    async close() {
      await verdicts.close();
      for await (const part of suite.document(targets, verdicts.list, crashes)) output.write(part);
      output.close();
    },
  };
}

/** Below the message of a failure: how it came about. Empty where nothing failed. */
function storyOf(record: CaseRecord, { kind }: CaseStanding, run: RunRecord): string {
  if (kind !== 'fail' && kind !== 'tolerated') return '';
  const stories = record.findings.map((finding) => storyLines(run, record, finding, LONGEST).join('\n'));
  return [...new Set(stories)].join('\n\n');
}

/**
 * JUnit knows neither levels nor known deviations: what does not fail the run is written as skipped. The comment
 * before a test point becomes its output, the one place where tap-junit keeps a reason.
 */
function pointOf(record: CaseRecord, number: number, { kind, why }: CaseStanding): string {
  const skipped = kind === 'skipped' || kind === 'tolerated';
  const findings = record.findings.map((finding) => findingText(finding, LONGEST)).join(' | ');
  const remarks = [why, kind === 'tolerated' ? findings : ''].filter(Boolean).map((remark) => `; ${remark}`);
  const line = testLine({
    ok: kind !== 'fail',
    number,
    description: record.id,
    ...(skipped ? { directive: { kind: 'SKIP', reason: why ?? '' } } : {}),
  });
  const message = findings === '' ? (why ?? record.reason ?? 'failed') : findings;
  return (
    commentLine(`${record.level}: ${record.title}${remarks.join('')}`) +
    line +
    (kind === 'fail' ? tapDiagnostics({ message, severity: record.level }) : '')
  );
}
