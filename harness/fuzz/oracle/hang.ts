/** Whether a server that owes a reply hangs, or is merely busy with one request. */
import type { Symptom } from '../../finding.js';
import { Connection } from '../../qmp/connection.js';
import { workOf } from '../../target/process/usage.js';
import type { Target } from '../../target/target.js';

/** Milliseconds of processor time for one request: who is still at it then, never comes to an end. */
const ENOUGH_WORK = 10_000;
/** Milliseconds of processor time in one wait: who works less does not work at all. */
const IDLE = 50;
/** Waits before nothing can be told: the machine is too busy. */
const WAITS = 24;

/**
 * A single request may take long, and may wait for others by design; nothing may keep a server from answering a
 * session that has just come. So it hangs when neither a fresh session on another address, nor, where there is none,
 * on the same one, gets an answer to a command that every server has; not while it works, which is merely slow, unless
 * it has worked more than any request is worth.
 */
export async function judgeSilence(
  target: Target,
  command: string,
  timeout: number,
): Promise<Symptom | null> {
  const start = workOf(target.pid);
  let actual: string | null = null;
  for (let wait = 0; wait < WAITS && actual === null; wait++) {
    const before = workOf(target.pid);
    if ((await answers(target, timeout)) || target.ended) return null;
    const now = workOf(target.pid);
    if (!start || !before || !now || (now.ms - before.ms < IDLE && !now.wanting)) {
      actual = `no answer within ${timeout} ms`;
    } else if (now.ms - start.ms >= ENOUGH_WORK) {
      actual = `no answer in ${ENOUGH_WORK} ms of processor time`;
    }
  }
  if (actual === null) return null;
  return {
    kind: 'hang',
    signature: `hang in ${command}`,
    title: `${target.program} answers nobody any more after ${command}`,
    observed: { command, expected: 'a fresh session is answered', actual },
    cites: [],
    stderr: target.stderr().split('\n').slice(-5).join('\n'),
  };
}

async function answers(target: Target, timeout: number): Promise<boolean> {
  const plain = target.endpoints.filter((endpoint) => !endpoint.pretty);
  const endpoint = plain.at(-1);
  // Over standard streams nobody else can ask, so nothing can be told.
  if (!endpoint || !target.reconnects) return true;
  let session: Connection | null = null;
  try {
    session = new Connection(await endpoint.connect(), { family: target.family, timeout });
    if (target.family === 'qmp') {
      await session.greet();
      await session.negotiate();
    }
    await session.execute(target.family === 'qmp' ? 'query-commands' : 'guest-ping');
    return true;
  } catch {
    return false;
  } finally {
    await session?.close();
  }
}
