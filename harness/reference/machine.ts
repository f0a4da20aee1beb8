/** The state behind all monitors, as the commands see it, and the events that it sends. */
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Command, Event, Interface } from '../../schema/model.js';
import type { BlockNode } from './commands/block/block-node.js';
import type { Group } from './commands/jobs/group.js';
import type { Job } from './commands/jobs/job.js';
import { Migration } from './commands/migration/migration.js';
import { eventMessage } from './event-message.js';
import { fitData } from './fit.js';

/** Each monitor, and the server: notified of what happens to the machine. */
export interface MachineListener {
  event?(message: JsonObject): void;
  /** The machine is about to end. */
  quit(): void;
}

/** A resource that a client has made (schema/qemu/resources.ts). */
export interface Made {
  /** The arguments it was made with. */
  args: JsonObject;
  /** What commands have changed since. */
  state: JsonObject;
}

export abstract class Machine {
  /** As query-status names it. */
  runState = 'running';
  /** What the machine itself is made with. */
  readonly own: Made = { args: { 'qom-type': 'machine', graphics: true, usb: false }, state: {} };
  readonly migration = new Migration(this);
  readonly listeners = new Set<MachineListener>();
  readonly nodes = new Map<string, BlockNode>();
  nbdServer = false;
  /** Of the transaction that starts jobs at the moment. */
  group: Group | null = null;
  /** Jobs that are not gone, by id. */
  readonly jobs = new Map<string, Job>();
  protected readonly over = new AbortController();
  private readonly inventory = new Map<string, Map<string, Made>>();
  private namesGiven = 100;

  constructor(readonly model: Interface) {}

  /** Runs a command whose arguments have been checked. Throws QmpError. */
  abstract execute(name: string, command: Command, args: JsonObject): JsonValue;

  get running(): boolean {
    return this.runState === 'running';
  }

  /** A name for a block node that was given none. */
  unnamed(): string {
    return `#block${this.namesGiven++}`;
  }

  /** Objects of a kind, by name. */
  things(kind: string): Map<string, Made> {
    const things = this.inventory.get(kind) ?? new Map<string, Made>();
    this.inventory.set(kind, things);
    return things;
  }

  /** Sends an event to every monitor, if the documented version has it. */
  emit(name: string, about: JsonObject = {}): void {
    if (!Object.hasOwn(this.model.events, name)) return;
    this.announce(eventMessage(name, fitData(this.model, (this.model.events[name] as Event).data, about)));
  }

  /** Sends an event to every monitor, as it is. */
  announce(message: JsonObject): void {
    for (const listener of this.listeners) listener.event?.(message);
  }

  quit(): void {
    this.over.abort();
    this.migration.end();
    for (const listener of [...this.listeners]) listener.quit();
  }
}
