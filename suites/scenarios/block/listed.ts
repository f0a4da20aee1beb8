import type { Pattern } from '../../../schema/match.js';
import type { QueryStep } from '../engine/format.js';

/** A block node is there, and is like that. */
export const nodeListed = (has: Pattern): QueryStep => ({ query: 'query-named-block-nodes', has });
