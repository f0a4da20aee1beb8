/** Devices of a PC at ports of their own. The source of each number is beside it. */
import { type GuestActions, hex, lines } from './action.js';

/** Keyboard controller (Intel 8042): data, and the command that pulses the line for a reset. */
const KEYBOARD = { data: 0x60, command: 0x64, reset: 0xfe };

/** Clock (Motorola MC146818): a register is chosen at the first port; the fifth is the hour, in BCD. */
const CLOCK = { index: '0x70', data: '0x71', hours: '0x04' };

/** First channel of ATA: the command register, and READ SECTORS. */
const IDE = { command: 0x1f7, readSectors: 0x20 };

/** iBASE 700 (hw/watchdog/wdt_ib700.c): four bits, 15 for 0 seconds down to 0 for 30. */
const WATCHDOG = 0x443;
const timer = (seconds: number) => 15 - Math.floor(seconds / 2);

/** docs/specs/pvpanic: a bit for each event. */
const PANIC = { port: 0x505, panicked: 0x1, crashLoaded: 0x2, shutDown: 0x4 };

const out = (port: number, value: number) => lines(`outb ${hex(port)} ${hex(value)}`);

export const portActions: GuestActions = {
  'keyboard-read': {
    about: 'reads what the keyboard controller has for it: a scan code',
    perform: () => lines(`inb ${hex(KEYBOARD.data)}`),
  },
  'keyboard-reset': {
    about: 'resets the machine with the keyboard controller',
    perform: () => out(KEYBOARD.command, KEYBOARD.reset),
  },
  'clock-set-hour': {
    about: 'sets the hours of the clock, once or again and again',
    takes: { hour: 23 },
    repeats: true,
    perform: (...hours) =>
      lines(
        `outb ${CLOCK.index} ${CLOCK.hours}`,
        ...hours.map((hour) => `outb ${CLOCK.data} 0x${String(Number(hour)).padStart(2, '0')}`),
      ),
  },
  'disk-read-sector': {
    about: 'reads a sector of the first IDE disk',
    perform: () => out(IDE.command, IDE.readSectors),
  },
  'watchdog-start': {
    about: 'starts the iBASE 700 watchdog, to run out after this time (at most 30, in steps of two)',
    takes: { seconds: 30 },
    perform: (seconds) => out(WATCHDOG, timer(Number(seconds))),
  },
  'panic-report': {
    about: 'reports to pvpanic that it has panicked',
    perform: () => out(PANIC.port, PANIC.panicked),
  },
  'panic-crash-load': {
    about: 'reports to pvpanic that its crash kernel takes over',
    perform: () => out(PANIC.port, PANIC.crashLoaded),
  },
  'panic-shut-down': {
    about: 'asks pvpanic to shut the machine down',
    perform: () => out(PANIC.port, PANIC.shutDown),
  },
};
