/** What the processor of a guest does by itself: instructions of System z (Principles of Operation), or calls of a firmware. */
import type { Board } from '../../../schema/qemu/boards.js';
import { type GuestActions, lines, type Performed } from './action.js';
import { ARGUMENTS, rtas } from './rtas.js';

const run = (code: string, stays = false): Performed => ({
  stimulus: 'run-code',
  with: { code, ...(stays ? { stays: true } : {}) },
});

/** larl of the PSW behind it, lpswe: it waits, and no interrupt is enabled. */
const DISABLED_WAIT = 'c01000000008' + 'b2b21000' + '000000000000' + '00020001800000000000000000000000';

function haltForGood({ rtas: firmware, mailbox }: Board): Performed | null {
  if (firmware) return lines(...rtas('ibm,os-term', [ARGUMENTS], 1));
  return mailbox ? run(DISABLED_WAIT, true) : null;
}

/** lghi of a key and an address; sske. */
const SET_KEY = 'a7190010' + 'a7294000' + 'b22b0012';

export const processorActions: GuestActions = {
  'halt-for-good': {
    about: 'stops for good, which is a panic: its processor waits for nothing, or its firmware is told',
    perform: haltForGood,
  },
  'storage-key': {
    about: 'sets a storage key',
    perform: ({ mailbox }) => (mailbox ? run(SET_KEY) : null),
  },
};

/** lghi of the function, the seconds and what is to be done (a restart); diag 0x288; it waits, so that time passes. */
export const diagnose288 = (seconds: number): Performed =>
  run(`a7290000a739${Math.max(15, seconds).toString(16).padStart(4, '0')}a749000083240288b2b20800`, true);
