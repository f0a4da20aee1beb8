/** Hand-made result streams for the tests of reports. */
import type {
  CaseRecord,
  CrashRecord,
  Report,
  ResultEvent,
  RunRecord,
  SummaryRecord,
} from '../../harness/results.js';
import { RESULTS_FORMAT } from '../../harness/results.js';
import type { Output } from '../../reports/output.js';
import { countOutcomes } from '../../reports/summary/tally.js';
import type { Finding } from '../../suites/case.js';

export function runRecord(with_: Partial<RunRecord> = {}): RunRecord {
  return {
    type: 'run',
    format: RESULTS_FORMAT,
    tool: { name: 'qmpspec', version: '0.1.0' },
    target: {
      kind: 'qemu-system-x86_64',
      command: ['qemu-system-x86_64', '-M', 'none'],
      version: { qemu: { major: 7, minor: 2, micro: 22 }, package: '' },
    },
    docs: [{ id: 'qemu-system-7.2', digest: 'sha256:00' }],
    seed: 7,
    level: 'MUST',
    listed: 0,
    selection: { grep: [], skip: [] },
    expect: [],
    options: [],
    ...with_,
  };
}

export function caseRecord(id: string, with_: Partial<CaseRecord> = {}): CaseRecord {
  return {
    type: 'case',
    id,
    title: `title of ${id}`,
    level: 'MUST',
    outcome: 'pass',
    known: false,
    cites: [],
    ms: 2,
    findings: [],
    ...with_,
  };
}

export function finding(with_: Partial<Finding> = {}): Finding {
  return {
    check: 'rejection/class',
    message: "the class is 'CommandNotFound', not 'GenericError'",
    expected: 'GenericError',
    actual: { error: { class: 'CommandNotFound', desc: 'no' } },
    cites: [{ doc: 'wire-rules', entity: 'W30', line: 12, statement: 'arguments are checked first' }],
    ...with_,
  };
}

export function failing(id: string, with_: Partial<CaseRecord> = {}): CaseRecord {
  return caseRecord(id, { outcome: 'fail', findings: [finding()], ...with_ });
}

export function summaryRecord(
  cases: readonly CaseRecord[],
  with_: Partial<SummaryRecord> = {},
): SummaryRecord {
  const failing = { MUST: 0, SHOULD: 0, MAY: 0 };
  for (const { outcome, known, level } of cases) if (outcome === 'fail' && !known) failing[level]++;
  return {
    type: 'summary',
    counts: countOutcomes(cases),
    failing,
    coverage: {
      commands: { covered: 180, of: 216 },
      'commands-sent': { covered: 216, of: 216 },
      events: { covered: 3, of: 0 },
    },
    effort: { boots: 12, bootMs: 480, requests: 8123 },
    ms: 4200,
    ...with_,
  };
}

/** A whole run: its record, its cases, its summary. */
export function wholeRun(cases: readonly CaseRecord[], with_: Partial<RunRecord> = {}): ResultEvent[] {
  return [runRecord({ listed: cases.length, ...with_ }), ...cases, summaryRecord(cases)];
}

/** Plays a stream into a report that writes to memory; the text it wrote. */
export async function written(
  make: (output: Output) => Report,
  events: readonly ResultEvent[],
): Promise<string> {
  let text = '';
  const output: Output = {
    write(more) {
      text += more;
    },
    close: () => undefined,
  };
  const report = make(output);
  for (const event of events) report.event(event);
  await report.close();
  return text;
}

/** What a target may send to hurt whoever reads the report. */
export const HOSTILE = [
  '\u001b[2J\u001b]0;owned\u0007',
  'line\r\nBail out!\nnot ok 1',
  '<![CDATA[ ]]> & " \' <failure/>',
  '# SKIP all \\# of it \\',
  '\u0000\u0001\ufffe\uffff\ud800 lone',
  '\u202egnp.exe 😀 é\u0301\u2028x',
  '---\n...\n  - {a: b}',
  '$(id) `id` %s \u001bc',
  'x'.repeat(1 << 20),
] as const;

export function crashRecord(with_: Partial<CrashRecord> = {}): CrashRecord {
  return {
    type: 'crash-seen-once',
    case: 'a',
    kind: 'ended',
    message: 'the target ended: killed by SIGSEGV',
    signal: 'SIGSEGV',
    times: 1,
    again: 'passed alone on a fresh target',
    lastRequest: '{"execute":"quit","id":7}',
    transcript: [{ t: 1, session: 0, dir: '→', msg: '{"execute":"quit","id":7}' }],
    stderr: 'Segmentation fault',
    command: ['qemu-system-x86_64', '-M', 'none'],
    ...with_,
  };
}
