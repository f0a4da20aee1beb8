/**
 * What a guest action is: something that the guest of a PC does to its hardware, by name. In TypeScript, because addresses and bits
 * are computed from slots, numbers and names.
 */
import type { JsonObject } from '../../../schema/json.js';

/** What the harness performs for it. */
export interface Performed {
  stimulus: string;
  with: JsonObject;
}

export const BYTES = 'bytes';

/** The last slot of a PCI bus, and the largest value of 32 bits. */
export const SLOTS = 31;
export const LONG = 0xffffffff;

export interface GuestAction {
  about: string;
  /** What it is told, in order: the largest number that each may be. Bytes are hexadecimal digits, in pairs. */
  takes?: Readonly<Record<string, number | typeof BYTES>>;
  /** The last of `takes` may be repeated. */
  repeats?: true;
  /** The words are of the form that `takes` says. */
  perform(...words: string[]): Performed;
}

export type GuestActions = Readonly<Record<string, GuestAction>>;

/** Lines of the qtest protocol. */
export const lines = (...each: string[]): Performed => ({ stimulus: 'qtest', with: { lines: each } });

export const hex = (value: number): string => `0x${value.toString(16)}`;
