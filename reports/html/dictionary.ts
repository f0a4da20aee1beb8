/** Gives each value a number, the same for equal ones. */
import type { Citation } from '../../schema/model.js';

export class Dictionary<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  /** `key` tells values apart. */
  constructor(private readonly key: (value: T) => string) {}

  /** The number of `value`, a new one at need. */
  add(value: T): number {
    const key = this.key(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

export interface Dictionaries {
  /** The place of a case in the report's list. */
  caseOf: ReadonlyMap<string, number>;
  citations: Dictionary<Citation[]>;
  reasons: Dictionary<string>;
}
