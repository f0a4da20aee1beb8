/**
 * A loop that a processor of System z runs, for there the harness reaches no device by an address: it looks into a mailbox, and runs
 * the code behind it. Addresses are in the first page, which instructions reach without a register. Pure.
 */

/** The word that is not 0 when there is code to run; the byte that is 1 once it has run; two words for it. */
export const MAILBOX = { letter: 0x900, done: 0x904, first: 0x908, second: 0x90c, code: 0x3000 };

/** Where the loop begins. */
const LOOP_AT = 0x2000;

/** l, ltr, brc to the first; xc; lghi, br to the code. */
export const MAILBOX_LOOP = '58100900' + '1211' + 'a784fffd' + 'd70309000900' + 'a7293000' + '07f2';

/** Code that returns to the loop: mvi of the byte; lghi, br. */
export const returning = (code: string): string =>
  `${code}92010904${'a729'}${LOOP_AT.toString(16).padStart(4, '0')}07f2`;

/** lpswe of the PSW that waits (code.ts). */
export const WAIT = 'b2b20800';
