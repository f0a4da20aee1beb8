/** A terminal that remembers, for the tests of the console report. */
import type { ResultEvent } from '../../harness/results.js';
import type { Terminal } from '../../reports/console/terminal.js';
import { consoleReport } from '../../reports/console.js';

export interface Screen extends Terminal {
  text: string;
}

export function screen({ live = false, colour = false, width = 100 } = {}): Screen {
  return {
    text: '',
    live,
    colour,
    width: () => width,
    write(text) {
      this.text += text;
    },
  };
}

/** What the console report shows of a stream. */
export async function shown(events: readonly ResultEvent[], on: Screen = screen()): Promise<string> {
  const report = consoleReport(on, () => 0);
  for (const event of events) report.event(event);
  await report.close();
  return on.text;
}
