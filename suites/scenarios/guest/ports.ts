/** Devices at ports of a PC. The source of each number is beside it. */
import type { Board } from '../../../schema/qemu/boards.js';
import { type GuestActions, hex, lines, ports } from './action.js';

/** Keyboard controller (Intel 8042): data, and the command that pulses the line for a reset. */
const KEYBOARD = { data: 0x60, command: 0x64, reset: 0xfe };

/** First channel of ATA: the command register, and READ SECTORS. */
const IDE = { command: 0x1f7, readSectors: 0x20 };

/** The channel that ISA has: those of q35 are found by PCI only. */
const hasIsaDisks = ({ machine }: Board) => machine === 'pc';

export const portActions: GuestActions = {
  'keyboard-read': {
    about: 'reads what the keyboard controller has for it: a scan code',
    perform: ({ isa }) => (isa ? lines(`inb ${hex(KEYBOARD.data)}`) : null),
  },
  'keyboard-reset': {
    about: 'resets the machine with the keyboard controller',
    perform: (board) => {
      const io = board.isa ? ports(board) : null;
      return io && lines(io.write(KEYBOARD.command, KEYBOARD.reset));
    },
  },
  'disk-read-sector': {
    about: 'reads a sector of the first IDE disk',
    perform: (board) =>
      hasIsaDisks(board) ? lines(`outb ${hex(IDE.command)} ${hex(IDE.readSectors)}`) : null,
  },
};
