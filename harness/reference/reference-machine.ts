/** The machine of the reference server: runs commands, by handlers or with generated replies, and plays scripts. */

import type { ValueOptions } from '../../generators/valid-value.js';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Command, Interface } from '../../schema/model.js';
import { isNone } from '../../schema/types.js';
import type { Setup } from './command-line.js';
import { handlerOf } from './commands/index.js';
import { checkNames } from './commands/inventory.js';
import { selfDescription } from './commands/self-description.js';
import { QmpError } from './errors.js';
import { eventMessage } from './event-message.js';
import { fittingValue, fitValue } from './fit.js';
import { Machine } from './machine.js';
import { Player, playScript, type ScriptStage } from './script/player.js';
import type { ServerScript } from './script/read.js';

/** Choices for generated replies: the same for the same seed and place, different elsewhere. */

/** Fills in about half of the optional members, and names strings after their member. */
function seededOptions(seed: number, command: string): Required<ValueOptions> {
  const at = (path: readonly string[]) => hash(`${seed}/${command}/${path.join('/')}`);
  return {
    string: (path) => `${path.at(-1) ?? command}-${(at(path) & 0xfff).toString(16)}`,
    optional: (path) => (at(path) & 1) === 1,
  };
}

/** FNV-1a, 32 bits, with its bits mixed once more since the lowest one alone decides. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

export class ReferenceMachine extends Machine {
  /** Commands that are listed as such, and refused (W70). */
  readonly disabled: ReadonlySet<string>;
  /** What is to happen in place of what the machine would do. */
  readonly player: Player;
  /** Replies that never change, by command. */
  private readonly constants = new Map<string, JsonValue>();

  constructor(
    model: Interface,
    private readonly seed: number,
    {
      script = [],
      setup,
      disabled = [],
    }: { script?: ServerScript; setup?: Setup; disabled?: readonly string[] } = {},
  ) {
    super(model);
    this.player = new Player(script);
    this.disabled = new Set(disabled);
    if (!setup) return;
    for (const { command, args } of setup.made)
      this.execute(command, model.commands[command] as Command, args);
    this.runState = setup.runState;
    if (setup.name !== undefined) this.own.state.name = setup.name;
    if (setup.uuid !== undefined) this.own.state.uuid = setup.uuid;
  }

  execute(name: string, command: Command, args: JsonObject): JsonValue {
    checkNames(this, name, args);
    const handler = handlerOf(name);
    return handler ? this.fit(name, command, handler(this, args)) : this.constant(name, command);
  }

  /** Begins what a script has for the start. */
  start(): void {
    for (const act of this.player.on('start')) void playScript(act, this.stage());
  }

  /** Where a script is played that is of no session. */
  stage(): ScriptStage {
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
    return fittingValue(this.model, returns, seededOptions(this.seed, name));
  }

  private fit(name: string, { returns }: Command, value: JsonValue): JsonValue {
    if (returns === null || isNone(returns)) return value;
    const { string } = seededOptions(this.seed, name);
    return fitValue(this.model, returns, value, { string });
  }
}
