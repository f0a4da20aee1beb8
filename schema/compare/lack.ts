/** What a server or a document no longer has, and what it is held against. */
import type { CatalogProgram } from '../catalogs.js';
import type { Interface } from '../model.js';
import type { Change } from './changes.js';
import type { Difference } from './difference.js';
import type { Edition } from './history.js';
import type { CompatibilityRule } from './rules.js';

/** Of a command or event: the list of members that a difference is in, or `itself`. */
export type LackingEntity = Pick<Change, 'kind' | 'entity' | 'list'>;

/** What is gone or narrower, and where. */
export interface Lack extends LackingEntity, Pick<Change, 'path' | 'value'> {
  rule: CompatibilityRule;
  absent?: Difference['absent'];
}

export interface Bench {
  /** What a client goes by. */
  before: Interface;
  /** What is held against it; null where that is a server, of which only `release` counts. */
  after: Interface | null;
  /** Of the later one; null when unknown. */
  release: string | null;
  /** Whether the second is taken to be the later one where the versions do not tell. */
  ordered: boolean;
  /** Null where nobody knows: then only the documents themselves are asked. */
  program: CatalogProgram | null;
  /** What is known of all versions; asked only where it can help. */
  history(): readonly Edition[];
}
