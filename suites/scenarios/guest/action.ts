/** What a guest action is: something that the guest of a PC does to its hardware, by name. */
import type { JsonObject } from '../../../schema/json.js';

/** What the harness performs for it. */
export interface Performed {
  stimulus: string;
  with: JsonObject;
}

export interface GuestAction {
  about: string;
  /** What its numbers are, in order. `bytes` is written in hexadecimal digits, in pairs. */
  takes?: readonly string[];
  /** The last of `takes` may be repeated. */
  repeats?: true;
  perform(...words: string[]): Performed;
}

export type GuestActions = Readonly<Record<string, GuestAction>>;

/** Lines of the qtest protocol. */
export const lines = (...each: string[]): Performed => ({ stimulus: 'qtest', with: { lines: each } });

export const hex = (value: number): string => `0x${value.toString(16)}`;
