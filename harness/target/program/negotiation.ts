/** The proof that a server of QEMU's has started: it executes a command. */
import type { Duplex } from 'node:stream';
import { answerTo } from '../connect/answer.js';
import { TargetError } from '../error.js';

/**
 * Throws TargetError unless qmp_capabilities is answered. A greeting proves nothing: a thread of its own sends it,
 * before the main thread has found out that it cannot make the machine.
 */
export async function checkRunning(stream: Duplex, timeout: number): Promise<void> {
  const answered = (text: string) => /"(?:return|error)"/.test(text);
  const text = await answerTo(stream, '{"execute": "qmp_capabilities"}\n', answered, timeout);
  if (!answered(text)) {
    throw new TargetError(
      'silent',
      `The target listened, but did not answer qmp_capabilities within ${Math.round(timeout)} ms; give it more time, or check its command line.`,
    );
  }
}
