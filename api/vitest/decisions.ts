/** Runs the chosen cases together, once, and hands out their records one by one. */
import type { CaseRecord } from '../../harness/results.js';
import type { Level } from '../../suites/case.js';
import { openSuite, type RunResult, type SuiteOptions } from '../suite.js';

export class Decisions {
  private readonly waiting = new Map<string, (record: CaseRecord) => void>();
  private readonly records = new Map<string, CaseRecord>();
  private readonly stop = new AbortController();
  private running: Promise<RunResult> | null = null;

  constructor(
    private readonly options: SuiteOptions,
    private readonly failOn: Level,
  ) {}

  /** The record of a case; the first to ask has all of `chosen` run. Rejects when the target cannot be tested. */
  async of(id: string, chosen: ReadonlySet<string>): Promise<CaseRecord> {
    this.running ??= this.run(chosen);
    await Promise.race([this.decided(id), this.running]);
    const known = this.records.get(id);
    if (!known) throw new Error(`${id} was not among the cases of the second start of the target`);
    return known;
  }

  /** Ends the run, if it goes on, and all that was started for it. Null where it did not come to a result. */
  async end(): Promise<RunResult | null> {
    this.stop.abort();
    return (await this.running?.catch(() => null)) ?? null;
  }

  private decided(id: string): Promise<CaseRecord> {
    const known = this.records.get(id);
    return known ? Promise.resolve(known) : new Promise((resolve) => this.waiting.set(id, resolve));
  }

  private async run(chosen: ReadonlySet<string>): Promise<RunResult> {
    const suite = await openSuite(this.options);
    try {
      return await suite.run({
        failOn: this.failOn,
        cases: suite.cases.filter(({ id }) => chosen.has(id)),
        signal: this.stop.signal,
        onCase: (record) => {
          this.records.set(record.id, record);
          this.waiting.get(record.id)?.(record);
        },
      });
    } finally {
      await suite.close();
    }
  }
}
