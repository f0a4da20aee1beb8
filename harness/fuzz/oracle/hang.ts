/** Whether a server that owes a reply hangs, or is merely busy with one request. */
import type { Observation } from '../../finding.js';
import { Connection } from '../../qmp/connection.js';
import type { Target } from '../../target/target.js';

/**
 * A single request may take long, and may wait for others by design; nothing may keep a server from answering a
 * session that has just come. So it hangs when neither a fresh session on another address, nor, where there is none,
 * on the same one, gets an answer to a command that every server has.
 */
export async function judgeSilence(
  target: Target,
  command: string,
  timeout: number,
): Promise<Observation | null> {
  const answered = await answers(target, timeout);
  if (answered || target.ended) return null;
  return {
    kind: 'hang',
    signature: `hang in ${command}`,
    title: `${target.program} answers nobody any more after ${command}`,
    observed: {
      command,
      expected: 'a fresh session is answered',
      actual: `no answer to query-commands within ${timeout} ms`,
    },
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
