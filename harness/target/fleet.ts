/** Targets with the user's arguments, and with those that single cases need. */
import { credentials } from '../stimuli/certificate.js';
import { codeFor } from '../stimuli/firmware.js';
import { commandFor } from './command/machine.js';
import { Pool } from './pool.js';
import type { Target, TargetOptions } from './target.js';

export class Fleet {
  private readonly usual: Pool;
  private readonly files = credentials();
  private lone: Pool | null = null;
  private readonly special = new Map<string, Pool>();

  /** Keeps `spares` of the usual ones ready. */
  constructor(
    private readonly options: TargetOptions,
    size: { spares: number },
  ) {
    this.usual = new Pool({ ...options, command: commandFor(options.command, undefined) }, size);
  }

  /** One with the user's arguments and one monitor, for whoever talks much on one session. */
  takeLone(): Promise<Target> {
    const { options } = this;
    const command = commandFor(options.command, undefined);
    this.lone ??= new Pool({ ...options, command, lone: true }, { spares: 1 });
    return this.lone.take();
  }

  /** Rejects with the TargetError of a failed boot. */
  take(machine?: readonly string[]): Promise<Target> {
    if (!machine) return this.usual.take();
    const key = JSON.stringify(machine);
    // Of most there is one case only: none is booted ahead.
    const pool =
      this.special.get(key) ??
      new Pool(
        {
          ...this.options,
          command: commandFor(this.options.command, machine),
          files: { ...this.files, ...codeFor(machine) },
        },
        { spares: 0 },
      );
    this.special.set(key, pool);
    return pool.take();
  }

  get boots(): number {
    return this.sum((pool) => pool.boots);
  }

  get bootMs(): number {
    return this.sum((pool) => pool.bootMs);
  }

  async close(): Promise<void> {
    await Promise.all(this.pools().map((pool) => pool.close()));
  }

  private pools(): Pool[] {
    return [this.usual, ...(this.lone ? [this.lone] : []), ...this.special.values()];
  }

  private sum(of: (pool: Pool) => number): number {
    return this.pools().reduce((total, pool) => total + of(pool), 0);
  }
}
