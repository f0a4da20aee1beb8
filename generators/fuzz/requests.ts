/** Requests of one model: valid ones with names that mean something, and ones that are broken in exactly one way. */
import type { Arbitrary, Random } from 'fast-check';
import type { JsonObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import { type Breakage, breakages } from '../breakage.js';
import { composerOf } from './composers/index.js';
import { deniedCommand, deniedValue, denylisted } from './denylist/index.js';
import { chance, pick } from './draw.js';
import { type Live, NOTHING_LIVE } from './live.js';
import { stringAt } from './names.js';
import { openingsFor } from './preambles/index.js';
import type { Preamble } from './preambles/preamble.js';
import { drawFrom, FuzzValues } from './values.js';

export interface DrawnRequest {
  execute: string;
  arguments: JsonObject;
  /** What is wrong with it; it must then be refused. */
  broken?: Breakage;
}

/** Attempts at a request that may be sent, before another command is better. */
const ATTEMPTS = 8;

export class Requests {
  /** Commands that can be drawn. */
  readonly commands: readonly string[];
  /** States that a sequence may begin in. */
  readonly openings: readonly Preamble[];
  /** What names are drawn from; set by whoever knows the target's state. */
  live: Live = NOTHING_LIVE;
  private readonly values: FuzzValues;
  private readonly broken = new Map<string, Breakage[]>();

  constructor(
    private readonly iface: Interface,
    commands: ReadonlySet<string> | readonly string[],
  ) {
    this.values = new FuzzValues(iface, {
      string: (place) => stringAt(place, () => this.live),
      forbids: (place, value) => deniedValue(place, value) !== undefined,
    });
    this.openings = openingsFor(new Set(commands));
    this.commands = [...commands].filter((name) => this.arguments(name) && !deniedCommand(name)).sort();
  }

  /** A request that the schema allows; null when all that came up is denied. */
  valid(random: Random, command: string): DrawnRequest | null {
    const shape = composerOf(command);
    const arbitrary = this.arguments(command) as Arbitrary<JsonObject>;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const shaped = shape && chance(random, 7, 8) ? shape(random, this.live) : null;
      const args = shaped ?? drawFrom(arbitrary, random);
      if (!denylisted(command, args)) return { execute: command, arguments: args };
    }
    return null;
  }

  /** A request with one defect; null when the command has none that may be sent. */
  invalid(random: Random, command: string): DrawnRequest | null {
    const broken = pick(random, this.breakagesOf(command));
    return broken ? { execute: command, arguments: broken.arguments, broken } : null;
  }

  private breakagesOf(command: string): Breakage[] {
    let known = this.broken.get(command);
    if (!known) {
      const definition = this.iface.commands[command];
      const all = definition ? breakages(this.iface, definition) : [];
      known = all.filter((b) => !denylisted(command, b.arguments));
      this.broken.set(command, known);
    }
    return known;
  }

  private arguments(command: string): Arbitrary<JsonObject> | undefined {
    return this.values.arguments(command);
  }
}
