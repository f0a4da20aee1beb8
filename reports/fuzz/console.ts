/** What a person sees of a fuzzing campaign: a line of figures, each finding as it comes, a table at the end. */
import type { CommandCount, FuzzEvent, FuzzProgress, FuzzSummary } from '../../harness/fuzz-events.js';
import type { Terminal } from '../console/terminal.js';
import { count } from '../text/numbers.js';
import { shellLine } from '../text/shell.js';
import { visible, visibleLines } from '../text/visible.js';

const ERASE = '\r\u001b[K';

/** Without a terminal, one line in so many milliseconds. */
const QUIET_MS = 15_000;

export function fuzzConsole(terminal: Terminal): (event: FuzzEvent) => void {
  let drawn = false;
  let shown = 0;
  const stays = (text: string) => {
    terminal.write(`${drawn ? ERASE : ''}${visibleLines(text)}\n`);
    drawn = false;
  };
  return (event) => {
    switch (event.type) {
      case 'campaign':
        shown = 0;
        if (event.name !== undefined) stays(visible(`== ${event.name}: ${shellLine(event.target.command)}`));
        return;
      case 'note':
        return stays(visible(event.message));
      case 'finding': {
        const { kind, title, steps, reproduced } = event.finding;
        const [n, m] = reproduced;
        const again = m === 0 ? '' : `, seen again ${n} of ${m} times`;
        return stays(
          `${kind}: ${visible(title)}\n    ${count(steps.length)} ${steps.length === 1 ? 'step' : 'steps'}${again}: ${visible(event.file)}`,
        );
      }
      case 'progress': {
        const line = figures(event);
        if (terminal.live) {
          terminal.write(ERASE + line.slice(0, terminal.width() - 1));
          drawn = true;
        } else if (event.ms - shown >= QUIET_MS) {
          shown = event.ms;
          stays(line);
        }
        return;
      }
      case 'summary':
        return stays(table(event));
    }
  };
}

function figures(event: FuzzProgress): string {
  const { requests, ms, coverage, corpus, findings, pending, left } = event;
  const rate = Math.round((requests / Math.max(1, ms)) * 1000);
  const time = left === null ? '' : `, ${clock(left)} left`;
  const small = pending > 0 ? ` (${count(pending)} being minimized)` : '';
  return `${clock(ms)}  ${count(requests)} requests, ${count(rate)}/s, ${count(coverage)} answers, corpus ${count(corpus)}, ${count(findings)} findings${small}${time}`;
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function table(summary: FuzzSummary): string {
  const {
    requests,
    runs,
    ms,
    coverage,
    corpus,
    boots,
    findings,
    excused,
    seen,
    lost = {},
    commands,
  } = summary;
  const rate = Math.round((requests / Math.max(1, ms)) * 1000);
  const rows: [string, string][] = [
    ['requests', `${count(requests)} (${count(rate)} a second)`],
    ['runs', `${count(runs)}, ${count(boots)} targets booted`],
    ['distinct answers', count(coverage)],
    ['corpus', count(corpus)],
    ['commands', commandsText(Object.values(commands))],
    ['findings', count(findings)],
    ...Object.entries(seen).map(([signature, times]): [string, string] => [
      `  seen ${count(times)} times`,
      signature,
    ]),
    ...Object.entries(lost).map(([signature, times]): [string, string] => [
      `  not kept, seen ${count(times)} times`,
      signature,
    ]),
    ...Object.entries(excused).map(([reason, times]): [string, string] => [
      `  no finding, ${count(times)} times`,
      reason,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${visible(value)}`).join('\n');
}

function commandsText(counts: readonly CommandCount[]): string {
  const done = counts.filter(({ succeeded }) => succeeded > 0).length;
  const untried = counts.filter(({ tried }) => tried === 0).length;
  return `${done} succeeded, ${counts.length - done - untried} only refused, ${untried} never tried`;
}
