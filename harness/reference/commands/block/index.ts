/** All commands on block nodes but jobs. */
import type { Handlers } from '../handler.js';
import { bitmaps } from './bitmaps.js';
import { exports } from './exports.js';
import { nodes } from './nodes.js';
import { snapshots } from './snapshots.js';

export const block: Handlers = { ...nodes, ...bitmaps, ...exports, ...snapshots };
