/** The machine behind all monitors: its state, its commands, its events. */
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Command, Event, Interface } from '../../schema/model.js';
import { isNone } from '../../schema/types.js';
import type { Setup } from './command-line.js';
import type { BlockNode } from './commands/block/node.js';
import { handlerOf } from './commands/index.js';
import { checkNames } from './commands/inventory.js';
import type { Group } from './commands/jobs/group.js';
import type { Job } from './commands/jobs/job.js';
import { Migration } from './commands/migration/migration.js';
import { selfDescription } from './commands/self-description.js';
import { QmpError } from './errors.js';
import { eventMessage } from './event-message.js';
import { anyValue, fitData, fitValue } from './fit.js';
import { Player, play, type Stage } from './script/player.js';
import type { Script } from './script/read.js';
import { seededOptions } from './seeded.js';

/** Whoever wants to know what happens to the machine: each monitor, and the server. */
export interface Listener {
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

export class Machine {
  /** As query-status names it. */
  runState = 'running';
  /** What the machine itself is made with. */
  readonly own: Made = { args: { 'qom-type': 'machine', graphics: true, usb: false }, state: {} };
  readonly migration = new Migration(this);
  readonly listeners = new Set<Listener>();
  readonly nodes = new Map<string, BlockNode>();
  nbdServer = false;
  /** Of the transaction that starts jobs at the moment. */
  group: Group | null = null;
  /** Jobs that are not gone, by id. */
  readonly jobs = new Map<string, Job>();
  private readonly inventory = new Map<string, Map<string, Made>>();
  private namesGiven = 100;
  /** Replies that never change, by command. */
  private readonly constants = new Map<string, JsonValue>();

  /** Commands that are listed as such, and refused (W70). */
  readonly disabled: ReadonlySet<string>;
  private readonly over = new AbortController();
  /** What is to happen in place of what the machine would do. */
  readonly player: Player;

  constructor(
    readonly model: Interface,
    private readonly seed: number,
    {
      script = [],
      setup,
      disabled = [],
    }: { script?: Script; setup?: Setup; disabled?: readonly string[] } = {},
  ) {
    this.player = new Player(script);
    this.disabled = new Set(disabled);
    if (!setup) return;
    for (const { command, args } of setup.made)
      this.execute(command, model.commands[command] as Command, args);
    this.runState = setup.runState;
    if (setup.name !== undefined) this.own.state.name = setup.name;
    if (setup.uuid !== undefined) this.own.state.uuid = setup.uuid;
  }

  /** Runs a command whose arguments have been checked. Throws QmpError. */
  execute(name: string, command: Command, args: JsonObject): JsonValue {
    checkNames(this, name, args);
    const handler = handlerOf(name);
    return handler ? this.fit(name, command, handler(this, args)) : this.constant(name, command);
  }

  get running(): boolean {
    return this.runState === 'running';
  }

  /** A name for a block node that was given none. */
  unnamed(): string {
    return `#block${this.namesGiven++}`;
  }

  /** Things of a kind, by name. */
  things(kind: string): Map<string, Made> {
    const things = this.inventory.get(kind) ?? new Map<string, Made>();
    this.inventory.set(kind, things);
    return things;
  }

  /** Tells every monitor, if the documented version has such an event. */
  emit(name: string, about: JsonObject = {}): void {
    if (!Object.hasOwn(this.model.events, name)) return;
    this.announce(eventMessage(name, fitData(this.model, (this.model.events[name] as Event).data, about)));
  }

  /** Sends an event to every monitor, as it is. */
  announce(message: JsonObject): void {
    for (const listener of this.listeners) listener.event?.(message);
  }

  /** Begins what a script has for the start. */
  start(): void {
    for (const act of this.player.on('start')) void play(act, this.stage());
  }

  /** Where a script is played that is of no session. */
  stage(): Stage {
    return {
      over: this.over.signal,
      reply: () => {},
      normally: () => {},
      raw: () => {},
      close: () => {},
      event: (name, data) => this.announce(eventMessage(name, data)),
      execute: (name, args) => this.attempt(name, args),
      quit: () => this.quit(),
    };
  }

  /** Does what nobody waits for: a refusal changes nothing. */
  private attempt(name: string, args: JsonObject): void {
    try {
      this.execute(name, this.model.commands[name] as Command, args);
    } catch (error) {
      if (!(error instanceof QmpError)) throw error;
    }
  }

  quit(): void {
    this.over.abort();
    this.migration.end();
    for (const listener of [...this.listeners]) listener.quit();
  }

  private constant(name: string, command: Command): JsonValue {
    const known = this.constants.get(name);
    if (known !== undefined) return known;
    const made = this.make(name, command);
    this.constants.set(name, made);
    return made;
  }

  private make(name: string, command: Command): JsonValue {
    if (Object.hasOwn(selfDescription, name)) {
      const describe = selfDescription[name] as (typeof selfDescription)[string];
      return this.fit(name, command, describe(this.model, this.disabled));
    }
    const { returns } = command;
    if (returns === null || isNone(returns)) return {};
    return anyValue(this.model, returns, seededOptions(this.seed, name));
  }

  private fit(name: string, { returns }: Command, value: JsonValue): JsonValue {
    if (returns === null || isNone(returns)) return value;
    const { string } = seededOptions(this.seed, name);
    return fitValue(this.model, returns, value, { string });
  }
}
