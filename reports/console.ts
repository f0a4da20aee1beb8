/** The report for the person at the terminal or reading a build log: progress, failures by cause, the denominator. */
import type { Report, ResultEvent, SummaryRecord } from '../harness/results.js';
import { paintFor } from './console/paint.js';
import { ProgressLine } from './console/progress.js';
import { runEndLines, runStartLines } from './console/run.js';
import type { Terminal } from './console/terminal.js';
import { RunSoFar } from './summary/so-far.js';
import { excerpt } from './text/visible.js';

/** `now`: milliseconds on any monotonic clock. */
export function consoleReport(terminal: Terminal, now: () => number = () => performance.now()): Report {
  const progress = new ProgressLine(terminal, now);
  let current: RunSoFar | null = null;

  /** The next line, if any, is about another run. */
  let ended = false;

  const print = (lines: readonly string[]) => {
    progress.erase();
    terminal.write([...(ended ? [''] : []), ...lines].map((line) => `${line}\n`).join(''));
    ended = false;
  };
  const style = () => ({ paint: paintFor(terminal.colour), width: terminal.width() });
  const finish = (summary: SummaryRecord | null) => {
    if (current === null) return;
    print(runEndLines(current, summary, style()));
    current = null;
    ended = true;
  };
  const handle: { [T in ResultEvent['type']]: (event: Extract<ResultEvent, { type: T }>) => void } = {
    run(run) {
      finish(null);
      current = new RunSoFar(run);
      print(runStartLines(run, style()));
    },
    interface: () => {},
    case: (record) => current?.add(record),
    'crash-seen-once': (crash) => current?.crashes.push(crash),
    // The summary has it in short.
    coverage: () => {},
    summary: finish,
    progress: (event) => progress.show(event),
    note: ({ message }) => print([style().paint.dim(excerpt(message, 1000))]),
  };
  return {
    event: (event) => handle[event.type]?.(event as never),
    async close() {
      finish(null);
      progress.erase();
    },
  };
}
