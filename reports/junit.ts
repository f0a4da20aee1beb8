/** `--report junit=FILE`: JUnit XML, made by tap-junit from our TAP. Written at the end, because XML has one. */
import type { CaseRecord, Report } from '../harness/results.js';
import type { Level } from '../suites/case.js';
import { type CaseLabel, labelCases } from './junit/labels.js';
import { tapToJunit } from './junit/tap-junit.js';
import type { Output } from './output.js';
import { type Standing, standingOf, thresholdOf } from './summary/standing.js';
import { commentLine, diagnosticLines, testLine, VERSION_LINE } from './tap/lines.js';
import { findingText, targetText } from './text/phrases.js';

/** Characters of one value or sentence in a failure's message. */
const LONGEST = 1000;

export function junitReport(output: Output): Report {
  let threshold: Level = 'MUST';
  const targets: string[] = [];
  const points: string[] = [];
  const labels: CaseLabel[] = [];
  return {
    event(event) {
      if (event.type === 'run') {
        threshold = thresholdOf(event);
        targets.push(targetText(event.target));
      } else if (event.type === 'case') {
        points.push(pointOf(event, points.length + 1, standingOf(event, threshold)));
        labels.push({ id: event.id, ms: event.ms, run: targets.length });
      }
    },
    async close() {
      const tap = `${VERSION_LINE}${points.join('')}1..${points.length}\n`;
      output.write(labelCases(await tapToJunit(tap, targets.join(', ')), labels, targets));
      output.close();
    },
  };
}

/**
 * JUnit knows neither levels nor known deviations: what does not fail the run is written as skipped. The comment
 * before a test point becomes its output, the one place where tap-junit keeps a reason.
 */
function pointOf(record: CaseRecord, number: number, { kind, why }: Standing): string {
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
    (kind === 'fail' ? diagnosticLines({ message, severity: record.level }) : '')
  );
}
