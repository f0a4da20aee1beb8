/** A target that we started. */
import type { Family, Usage } from '../../../suites/case.js';
import type { CommandPlan } from '../command/plan.js';
import type { OwnedEndpoint } from '../connect/endpoint.js';
import type { Ending } from '../ending.js';
import type { Slot } from '../place/slot.js';
import type { Target } from '../target.js';
import { runsGuest } from './failure.js';
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
    private readonly child: TargetProcess,
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
    this.pid = child.pid;
    this.ending = child.ending;
  }

  get ended(): Ending | null {
    return this.child.ended;
  }

  endedWithin(ms: number): Promise<Ending | null> {
    return this.child.endedWithin(ms);
  }

  usage(): Usage | null {
    return usageOf(this.pid);
  }

  stderr(from = 0): string {
    return this.child.stderr(from);
  }

  get written(): number {
    return this.child.written;
  }

  rest(): void {
    if (runsGuest(this.program)) this.signal('SIGSTOP');
  }

  wake(): void {
    if (runsGuest(this.program)) this.signal('SIGCONT');
  }

  private signal(name: NodeJS.Signals): void {
    try {
      if (!this.ended) process.kill(this.pid, name);
    } catch {
      // It has ended meanwhile.
    }
  }

  async end(): Promise<Ending> {
    const ending = await this.child.kill();
    for (const endpoint of this.endpoints) endpoint.close();
    await this.slot.forget();
    return ending;
  }
}
