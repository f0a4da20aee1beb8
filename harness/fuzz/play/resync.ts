/** After any bytes at all, a session can be used again (W24). */
import { isObject } from '../../../schema/json.js';
import type { Connection } from '../../qmp/connection.js';
import { NoReply, SessionClosed } from '../../qmp/errors.js';

const ID = 'qmpspec-resync';

/** Has the server forget what it has half read, and waits until it answers a request after that. */
export async function resynchronise(session: Connection, timeout: number): Promise<void> {
  session.send(
    Buffer.concat([Buffer.of(0xff), Buffer.from(`\n{"execute": "query-commands", "id": "${ID}"}\n`)]),
  );
  const deadline = performance.now() + timeout;
  for (let left = timeout; left > 0; left = deadline - performance.now()) {
    const message = await session.receive(left);
    if (session.closed) throw new SessionClosed('the server closed the connection after raw bytes');
    if (message && isObject(message.value) && message.value.id === ID) return;
  }
  throw new NoReply('no reply after resynchronising');
}
