/** How much of what a target sends is read and kept. Reasons stand beside each; see "Bounds" in docs/architecture.md. */
import { DEEPEST_JSON } from '../../schema/bounds.js';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Of one message, unless `--max-message` says otherwise. The longest of a real server (query-qmp-schema) has 0.3 MiB. */
const DEFAULT_MAX_MESSAGE = 16 * MIB;

/** Values in one message: each takes some 64 bytes of memory, however short its text. A real schema has 20,000. */
const MOST_VALUES = MIB;

/** Levels of one message. */
export const MOST_LEVELS = DEEPEST_JSON;

/** Bytes of memory that messages take which a session keeps: its events, and what nobody has asked for yet. */
export const MOST_KEPT = 16 * MIB;

/** Bytes of memory that one value takes, about. */
export const VALUE_COST = 64;

/** Bytes that make no message, and of messages that are not read: for people to look at. */
export const SHOWN = 4 * KIB;

/** Milliseconds of one turn of the event loop; then timers, signals and other targets have theirs. */
export const SLICE_MS = 20;

/** Connections are made in many places, and a process has one limit for all. */
let maxMessage = DEFAULT_MAX_MESSAGE;

/** Bytes. */
export function limitMessages(bytes: number): void {
  maxMessage = bytes;
}

export const messageLimit = (): number => maxMessage;

/** A limit that the user raises is raised for values, too. */
export const valueLimit = (): number =>
  Math.max(MOST_VALUES, maxMessage / (DEFAULT_MAX_MESSAGE / MOST_VALUES));
