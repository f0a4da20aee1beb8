/** Code that a processor of System z is given to run. */
import { setTimeout as pause } from 'node:timers/promises';
import { MAILBOX, returning } from '../../../schema/qemu/mailbox.js';
import type { Qtest } from './client.js';

/** Milliseconds for it to be run: a round trip of the loop, on a loaded machine. */
const TIMEOUT_MS = 10_000;

/** Runs instructions (hexadecimal), which return, with two words for them. Rejects where they do not. */
export async function runCode(qtest: Qtest, code: string, first = 0, second = 0): Promise<void> {
  const words = Buffer.alloc(8);
  words.writeUInt32BE(first);
  words.writeUInt32BE(second, 4);
  await qtest.writeBytes(MAILBOX.first, words);
  await post(qtest, returning(code));
  const deadline = performance.now() + TIMEOUT_MS;
  while ((await qtest.readLittle(MAILBOX.done, 1)) !== 1) {
    if (performance.now() > deadline) throw new Error('the processor did not run the code it was given');
    await pause(1);
  }
}

/** The same for instructions that do not return. */
export async function post(qtest: Qtest, code: string): Promise<void> {
  await qtest.writeBytes(MAILBOX.done, Buffer.from([0]));
  await qtest.writeBytes(MAILBOX.code, Buffer.from(code, 'hex'));
  await qtest.writeBytes(MAILBOX.letter, Buffer.from('00000001', 'hex'));
}
