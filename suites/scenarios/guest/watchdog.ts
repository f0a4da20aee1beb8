/** Watchdogs: the one that `$WATCHDOG` adds. */
import type { Board } from '../../../schema/qemu/boards.js';
import { littleEndian, writePci } from '../../../schema/qemu/pci.js';
import { type GuestActions, hex, lines, type Performed } from './action.js';
import { mapped } from './pci.js';
import { diagnose288 } from './processor.js';

/** iBASE 700 (hw/watchdog/wdt_ib700.c): four bits, 15 for 0 seconds down to 0 for 30. */
const IB700 = 0x443;

/** Intel 6300ESB (its datasheet, 18): registers, the sequence that unlocks each of them, and the configuration. */
const ESB = { timer1: 0x0, timer2: 0x4, reload: 0xc, unlock: [0x80, 0x86], config: 0x60, lock: 0x68 };
/** It counts microseconds; it is enabled. */
const [ESB_MICROSECONDS, ESB_ENABLED] = [0x4, 0x2];
/** Its timers have 20 bits: it counts milliseconds for longer times. Half of the time goes by in each of its two stages. */
const ESB_MOST = 0xfffff;

export const ESB_SLOT = 7;

/** Seconds that the watchdog of System z takes at the least. */
const DIAG_288_LEAST = 15;

function startIb700(seconds: number): Performed {
  return lines(`outb ${hex(IB700)} ${hex(15 - Math.floor(seconds / 2))}`);
}

function startEsb(board: Board, seconds: number): Performed | null {
  const found = mapped(board, [ESB_SLOT, 0]);
  if (!found) return null;
  const { access, at } = found;
  const put = (register: number, value: number, width: 2 | 4) =>
    `write ${hex(at + register)} ${hex(width)} ${littleEndian(value, width)}`;
  const unlock = ESB.unlock.map((value) => put(ESB.reload, value, 2));
  // A tick of the slower clock is a millisecond.
  const slow = seconds > 2 * (ESB_MOST / 1e6);
  const ticks = Math.max(1, Math.floor((seconds * (slow ? 1e3 : 1e6)) / 2));
  return lines(
    ...found.lines,
    ...writePci(access, [ESB_SLOT, 0], ESB.config, slow ? 0 : ESB_MICROSECONDS, 2),
    ...[ESB.timer1, ESB.timer2].flatMap((timer) => [...unlock, put(timer, ticks, 4)]),
    ...writePci(access, [ESB_SLOT, 0], ESB.lock, ESB_ENABLED, 1),
  );
}

export const watchdogActions: GuestActions = {
  'watchdog-start': {
    about:
      'starts the watchdog that `$WATCHDOG` adds, to run out after this time (at most 30, in steps of two)',
    takes: { seconds: 30 },
    perform: (board, word) => {
      const seconds = Number(word);
      const [model] = board.watchdogs ?? [];
      if (model === 'ib700') return startIb700(seconds);
      if (model === 'diag288') return seconds < DIAG_288_LEAST ? null : diagnose288(seconds);
      return model === 'i6300esb' ? startEsb(board, seconds) : null;
    },
  },
};
