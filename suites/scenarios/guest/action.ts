/**
 * What a guest action is: something that the guest of a machine does to its hardware, by name. In TypeScript, because addresses
 * and bits are computed from boards, slots, numbers and names.
 */
import type { JsonObject } from '../../../schema/json.js';
import type { Board } from '../../../schema/qemu/boards.js';
import { littleEndian } from '../../../schema/qemu/pci.js';

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
  /** The words are of the form that `takes` says. Null where the board has nothing to do it with. */
  perform(board: Board, ...words: string[]): Performed | null;
}

export type GuestActions = Readonly<Record<string, GuestAction>>;

/** Lines of the qtest protocol. */
export const lines = (...each: string[]): Performed => ({ stimulus: 'qtest', with: { lines: each } });

export const hex = (value: number): string => `0x${value.toString(16)}`;

const OUT = { 1: 'outb', 2: 'outw', 4: 'outl' } as const;
const IN = { 1: 'inb', 2: 'inw', 4: 'inl' } as const;

/** The ports of a PC, which other boards have in memory; null where there are none. */
export function ports({ isa, isaAt }: Board): {
  write(port: number, value: number, width?: 1 | 2 | 4): string;
  read(port: number, width?: 1 | 2 | 4): string;
} | null {
  if (isa)
    return {
      write: (port, value, width = 1) => `${OUT[width]} ${hex(port)} ${hex(value)}`,
      read: (port, width = 1) => `${IN[width]} ${hex(port)}`,
    };
  if (isaAt === undefined) return null;
  return {
    write: (port, value, width = 1) =>
      `write ${hex(isaAt + port)} ${hex(width)} ${littleEndian(value, width)}`,
    read: (port, width = 1) => `read ${hex(isaAt + port)} ${hex(width)}`,
  };
}

/** Address of memory that nothing uses, `offset` bytes into what is free. */
const FREE_MEMORY = 0x1000;
export const memoryAt = ({ memoryAt: start = 0 }: Board, offset: number): number =>
  start + FREE_MEMORY + offset;
