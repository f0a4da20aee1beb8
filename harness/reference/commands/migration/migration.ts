/** A migration to another machine: its states, announced in their order, and what becomes of the machine meanwhile. */
import { connect, type Socket } from 'node:net';
import type { JsonObject } from '../../../../schema/json.js';
import { DEFAULTS } from './parameters.js';

/** What a migration does to its machine. */
export interface Migrated {
  runState: string;
  emit(event: string, data?: JsonObject): void;
}

const OVER: readonly (string | null)[] = [null, 'completed', 'failed', 'cancelled'];

export class Migration {
  status: string | null = null;
  readonly capabilities = new Set<string>();
  parameters: JsonObject = { ...DEFAULTS };
  private peer: Socket | null = null;
  private wasRunning = false;

  constructor(private readonly machine: Migrated) {}

  get underWay(): boolean {
    return !OVER.includes(this.status);
  }

  /** To the unix socket; anywhere else nobody is reached. */
  start(path: string | null): void {
    this.enter('setup');
    if (path === null) {
      setImmediate(() => this.fail());
      return;
    }
    this.peer = connect({ path });
    this.peer.once('connect', () => this.copy());
    this.peer.once('error', () => this.fail());
  }

  /** After it has waited before the switch-over. */
  goOn(): void {
    this.enter('device');
    setImmediate(() => this.complete());
  }

  cancel(): void {
    if (!this.underWay) return;
    this.enter('cancelling');
    this.peer?.destroy();
    setImmediate(() => {
      if (this.status !== 'cancelling') return;
      this.enter('cancelled');
      this.runOn();
    });
  }

  /** Whatever is left of it. */
  end(): void {
    this.peer?.destroy();
  }

  private copy(): void {
    if (this.status !== 'setup') return;
    this.enter('active');
    for (const pass of [1, 2])
      if (this.capabilities.has('events')) this.machine.emit('MIGRATION_PASS', { pass });
    this.wasRunning = this.machine.runState === 'running';
    if (this.wasRunning) this.machine.emit('STOP');
    this.machine.runState = 'finish-migrate';
    if (this.capabilities.has('pause-before-switchover')) this.enter('pre-switchover');
    else this.complete();
  }

  private complete(): void {
    if (!this.underWay || this.status === 'cancelling') return;
    this.machine.runState = 'postmigrate';
    this.enter('completed');
    this.peer?.end();
  }

  private fail(): void {
    if (!this.underWay || this.status === 'cancelling') return;
    this.enter('failed');
    this.runOn();
  }

  private runOn(): void {
    if (this.machine.runState !== 'finish-migrate') return;
    this.machine.runState = this.wasRunning ? 'running' : 'paused';
    if (this.wasRunning) this.machine.emit('RESUME');
  }

  private enter(status: string): void {
    this.status = status;
    if (this.capabilities.has('events')) this.machine.emit('MIGRATION', { status });
  }
}
