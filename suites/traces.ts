import { LISTS } from '../schema/qemu/derived.js';
import { STATE_QUERIES } from '../schema/qemu/effects.js';

/** The queries that show what commands have left behind. */
export const TRACES: readonly string[] = [...LISTS, ...STATE_QUERIES];
