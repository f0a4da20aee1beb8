/** What is known of the target's state while a sequence goes on: read back by whoever runs it. */

export interface LiveProperty {
  name: string;
  /** As QOM spells it: `bool`, `uint32`, `link<memory-region>`, `child<object>`… */
  type: string;
}

export interface Live {
  /** Names of a kind of thing (things/) that exist. */
  names(kind: string): readonly string[];
  /** Paths of the object tree, and what each has. */
  readonly paths: readonly string[];
  properties(path: string): readonly LiveProperty[];
  /** Device models that can be added, and what each can be given. */
  readonly models: readonly string[];
  modelProperties(model: string): readonly LiveProperty[];
}

/** Of a target that nothing is known of. */
export const NOTHING_LIVE: Live = {
  names: () => [],
  paths: [],
  properties: () => [],
  models: [],
  modelProperties: () => [],
};
