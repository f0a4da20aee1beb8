/** The line that is drawn over again while the run goes on. */
import type { ProgressEvent } from '../../harness/results.js';
import { count } from '../text/numbers.js';
import { excerpt } from '../text/visible.js';
import type { Terminal } from './terminal.js';

/** Ten redraws a second are as good as all. */
const INTERVAL_MS = 100;
const ERASE = '\r\u001b[K';

export class ProgressLine {
  #drawnAt = -Infinity;
  #drawn = false;

  /** `now`: milliseconds on any monotonic clock. */
  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number,
  ) {}

  show(event: ProgressEvent): void {
    if (!this.terminal.live || this.now() - this.#drawnAt < INTERVAL_MS) return;
    this.#drawnAt = this.now();
    this.#drawn = true;
    // One column short: a full line would make some terminals wrap.
    this.terminal.write(ERASE + progressText(event).slice(0, this.terminal.width() - 1));
  }

  /** Makes room for a line that stays. */
  erase(): void {
    if (this.#drawn) this.terminal.write(ERASE);
    this.#drawn = false;
  }
}

function progressText({ done, of, fail, current }: ProgressEvent): string {
  const percent = of === 0 ? 100 : Math.floor((100 * done) / of);
  const failing = fail === 0 ? '' : `, ${count(fail)} failing`;
  return `${count(done)} of ${count(of)} cases (${percent}%)${failing}${current === undefined ? '' : `  ${excerpt(current, 200)}`}`;
}
