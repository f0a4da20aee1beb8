/** The target's state as the generators see it: what was there from the start, and what queries have told since. */
import type { Live, LiveProperty } from '../../../generators/fuzz/live.js';
import type { JsonValue } from '../../../schema/json.js';
import { wordOf } from '../../../schema/qemu/derived.js';
import { RESOURCES } from '../../../schema/qemu/resources.js';
import type { InitialState } from './initial-state.js';
import { type LiveQuery, namesIn } from './reading.js';

/** Our own monitors: without them nothing could be asked any more. */
const OURS = /^(qmpspec-|compat_monitor)/;

/** Kind → where commands put what they make. */
const HOMES: readonly (readonly [kind: string, home: string])[] = RESOURCES.flatMap((resource) =>
  resource.home === undefined ? [] : [[wordOf(resource), resource.home] as const],
);

export class LiveState implements Live {
  readonly models: readonly string[];
  private readonly alive = new Map<string, readonly string[]>();
  private readonly fixedPaths: readonly string[];
  private readonly grown = new Map<string, readonly LiveProperty[]>();
  private all: readonly string[];

  constructor(private readonly world: InitialState) {
    this.models = [...world.models.keys()];
    this.fixedPaths = [...world.tree.keys()];
    this.all = this.fixedPaths;
    this.alive.set('qom-type', world.types);
  }

  names(kind: string): readonly string[] {
    return kind === 'qom-path' ? this.all : (this.alive.get(kind) ?? []);
  }

  get paths(): readonly string[] {
    return this.all;
  }

  properties(path: string): readonly LiveProperty[] {
    return this.grown.get(path) ?? this.world.tree.get(path) ?? [];
  }

  modelProperties(model: string): readonly LiveProperty[] {
    return this.world.models.get(model) ?? [];
  }

  /** Takes in the replies to the live queries; an error counts as nothing alive. */
  update(told: ReadonlyMap<LiveQuery, JsonValue | undefined>): void {
    const found = new Map<string, Set<string>>();
    for (const [query, value] of told) {
      for (const { kind, path } of query.tells) {
        const names = found.get(kind) ?? new Set();
        for (const name of namesIn(value, path)) if (!OURS.test(name) && name !== 'type') names.add(name);
        found.set(kind, names);
      }
    }
    for (const [kind, names] of found) this.alive.set(kind, [...names]);
    const made = HOMES.flatMap(([kind, home]) => this.names(kind).map((name) => `${home}/${name}`));
    for (const path of [...this.grown.keys()]) if (!made.includes(path)) this.grown.delete(path);
    this.all = made.length > 0 ? [...this.fixedPaths, ...made] : this.fixedPaths;
    this.wanted = made.filter((path) => !this.grown.has(path));
  }

  /** Paths that are new, and whose properties nobody has told yet. */
  wanted: readonly string[] = [];

  learn(path: string, properties: readonly LiveProperty[]): void {
    this.grown.set(path, properties);
  }
}
