/** A target that we started. */
import type { Family, Usage } from '../../../suites/case.js';
import type { CommandPlan } from '../command/plan.js';
import type { OwnedEndpoint } from '../connect/endpoint.js';
import type { Ending } from '../ending.js';
import type { Slot } from '../place/slot.js';
import type { Target } from '../target.js';
import type { TargetProcess } from './process.js';
import { usageOf } from './usage.js';

const VIRTUAL_TIME = /(^| )-{1,2}(accel qtest|(machine|M) \S*accel=qtest)/;

export class BootedTarget implements Target {
  readonly attached = false;
  readonly virtualTime: boolean;
  readonly family: Family;
  readonly program: string;
  readonly reconnects: boolean;
  readonly scratch: string;
  readonly hostScratch: string;
  readonly pid: number;
  readonly ending: Promise<Ending>;

  constructor(
    plan: CommandPlan,
    private readonly slot: Slot,
    private readonly process: TargetProcess,
    readonly endpoints: readonly OwnedEndpoint[],
    readonly disabled: readonly string[],
    readonly command: readonly string[],
    readonly bootMs: number,
  ) {
    this.virtualTime = VIRTUAL_TIME.test(plan.command.join(' '));
    this.family = plan.program.family;
    this.program = plan.name;
    this.reconnects = !plan.stdio;
    this.scratch = slot.scratch;
    this.hostScratch = slot.hostScratch;
    this.pid = process.pid;
    this.ending = process.ending;
  }

  get ended(): Ending | null {
    return this.process.ended;
  }

  endedWithin(ms: number): Promise<Ending | null> {
    return this.process.endedWithin(ms);
  }

  usage(): Usage | null {
    return usageOf(this.pid);
  }

  stderr(from = 0): string {
    return this.process.stderr(from);
  }

  get written(): number {
    return this.process.written;
  }

  async end(): Promise<Ending> {
    const ending = await this.process.kill();
    for (const endpoint of this.endpoints) endpoint.close();
    await this.slot.forget();
    return ending;
  }
}
