/** One conversation with a QMP server, for programs that want to ask it something themselves. */

import { Connection } from '../harness/qmp/connection.js';
import { dial, parseAddress } from '../harness/target/address.js';
import type { Target } from '../harness/target/target.js';
import type { Session } from '../suites/case.js';
import { REPLY_TIMEOUT_MS } from './defaults.js';

/** How to talk to a server. */
export interface ConnectOptions {
  /** Capabilities to enable; null leaves the session in negotiation. Default: none. */
  enable?: string[] | null;
  /** Milliseconds for each reply; default 10 000. */
  timeout?: number;
}

/**
 * Connects to a target, or to `unix:PATH` or `tcp:HOST:PORT`, and negotiates. Integers that a double cannot hold come
 * as bigint. Rejects when there is nobody, or nobody who speaks QMP.
 */
export async function connect(
  to: Target | string,
  { enable = [], timeout = REPLY_TIMEOUT_MS }: ConnectOptions = {},
): Promise<Session> {
  const stream = typeof to === 'string' ? await dial(parseAddress(to)) : await to.endpoints[0]?.connect();
  if (!stream) throw new Error('expected a target with a monitor, and it has none.');
  const family = typeof to === 'string' ? 'qmp' : to.family;
  const session = new Connection(stream, { family, timeout });
  try {
    if (family === 'qmp') {
      await session.greet();
      if (enable !== null) await session.negotiate(enable.length > 0 ? enable : undefined);
    }
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}
