/** How long a run goes on waiting for replies: a server that leaves many unanswered, or answers late, must not take hours. */
import { setTimeout as pause } from 'node:timers/promises';

/** Waits in vain, counted over the whole run, and the milliseconds that each of those after them may take at most. */
const SHORTER: readonly { after: number; most: number }[] = [
  { after: 100, most: 200 },
  { after: 40, most: 500 },
  { after: 4, most: 1000 },
];

/** The same for waits in vain between which nothing was answered: the server does not answer at all. */
const MUTE: readonly { after: number; most: number }[] = [
  { after: 2, most: 1000 },
  { after: 1, most: 5000 },
];

/** By so much longer is waited where a failure is confirmed: a slow machine must not make the first one come again. */
const UNHURRIED = 5;
/** The same for a server that has left so many unanswered in a row. */
const MUTE_UNHURRIED = { after: 4, by: 2 };

/** Nobody learns more from a server that has left so many unanswered. */
const EXHAUSTED = 200;

/**
 * Milliseconds that a run waits for late replies in all, added up over its targets, unless `--patience` says otherwise. Runs of
 * a QEMU on a busy machine wait for some ten seconds; where every reply takes 9 s, they end after some minutes.
 */
const DEFAULT_PATIENCE_MS = 300_000;

export class TimeoutBudget {
  private vain = 0;
  private inRow = 0;
  private waitedMs = 0;
  private readonly spent = new AbortController();

  /** `full`: milliseconds, as the user gave them. `most`: of late replies in all. `hurried`: whose waits are counted with these. */
  constructor(
    private readonly full: number,
    private readonly most = DEFAULT_PATIENCE_MS,
    private readonly hurried: TimeoutBudget | null = null,
  ) {}

  /** That with which a failure is confirmed. */
  get unhurried(): TimeoutBudget {
    return new TimeoutBudget(this.full, this.most, this);
  }

  /** A reply or an event that was due did not come in time. */
  waitedInVain(): void {
    const { all } = this;
    all.vain++;
    all.inRow++;
    all.look();
  }

  /** A request got its reply. */
  answered(): void {
    this.all.inRow = 0;
  }

  /** A session stood still for so many milliseconds until what was waited for came, or was given up. */
  waited(ms: number): void {
    const { all } = this;
    all.waitedMs += ms;
    all.look();
  }

  /** What was not tried so far is better left. */
  get exhausted(): boolean {
    return this.whenExhausted.aborted;
  }

  get whenExhausted(): AbortSignal {
    return this.all.spent.signal;
  }

  /** Why, in words; null as long as it is not exhausted. */
  get reason(): string | null {
    const { vain, waitedMs, most } = this.all;
    if (vain >= EXHAUSTED) return 'the target left so many requests unanswered that the rest was not tried';
    if (waitedMs < most) return null;
    const seconds = (ms: number) => (ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 });
    return `replies came so late that they were waited for ${seconds(waitedMs)} s in all, more than the ${seconds(most)} s of --patience; the rest was not tried`;
  }

  /** The server answers now and then. */
  get hopeful(): boolean {
    return this.all.inRow === 0;
  }

  /** Milliseconds for the next wait. */
  get timeout(): number {
    const { hurried, full } = this;
    if (hurried) {
      const { after, by } = MUTE_UNHURRIED;
      return Math.min(full, (hurried.inRow >= after ? by : UNHURRIED) * hurried.timeout);
    }
    const limits = [
      SHORTER.find(({ after }) => this.vain >= after),
      MUTE.find(({ after }) => this.inRow >= after),
    ];
    return Math.min(full, ...limits.map((limit) => limit?.most ?? full));
  }

  private get all(): TimeoutBudget {
    return this.hurried ?? this;
  }

  private look(): void {
    if (this.reason !== null) this.spent.abort();
  }
}

/** Milliseconds between two looks. */
const PAUSE = { first: 1, growth: 1.5, most: 50 };

/** False when it has not held within the time that a reply may take, or within `timeout` milliseconds. */
export async function until(
  holds: () => Promise<boolean>,
  timeouts: TimeoutBudget,
  timeout: number = timeouts.timeout,
): Promise<boolean> {
  const since = performance.now();
  const deadline = since + timeout;
  for (let wait = PAUSE.first; !(await holds()); wait = Math.min(wait * PAUSE.growth, PAUSE.most)) {
    if (performance.now() >= deadline) {
      // What was asked meanwhile was answered, or has been counted.
      timeouts.waited(performance.now() - since);
      timeouts.waitedInVain();
      return false;
    }
    await pause(wait);
  }
  return true;
}
