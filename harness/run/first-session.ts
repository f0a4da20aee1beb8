/** The first session with a target, in which its profile is made. */
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Family } from '../../suites/case.js';
import { Connection } from '../qmp/connection.js';
import { NoReply, SessionClosed } from '../qmp/errors.js';
import { UNWATCHED } from '../qmp/observer.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import type { TimeoutBudget } from './timeouts.js';

/** The reply to a query of the first session; undefined if there is none, which is for the cases to judge. */
export async function told(
  session: Connection,
  command: string,
  args?: JsonObject,
): Promise<JsonValue | undefined> {
  try {
    return await result(session, command, args);
  } catch (error) {
    if (!isSilence(error)) throw error;
    return undefined;
  }
}

export const isSilence = (error: unknown) => error instanceof NoReply || error instanceof SessionClosed;

/** With one address only, a second connection shows whether the server greets it while the first is open. */
export async function simultaneous(target: Target, timeout: number): Promise<number> {
  const plain = target.endpoints.filter((e) => !e.pretty).length;
  if (plain > 1 || !target.reconnects) return plain;
  const stream = await endpoint(target)
    .connect()
    .catch(() => null);
  if (!stream) return 1;
  const second = new Connection(stream, { family: 'qmp', timeout });
  try {
    await second.greet(Math.min(timeout, SECOND_GREETING_MS));
    return Number.POSITIVE_INFINITY;
  } catch {
    return 1;
  } finally {
    await second.close();
  }
}

/** Servers of one client leave the second in the backlog, silent; those of many greet it within milliseconds. */
const SECOND_GREETING_MS = 300;

/** Every wait is taken from the timeout budget. */
export async function openFirst(
  target: Target,
  family: Family,
  timeouts: TimeoutBudget,
): Promise<Connection> {
  return new Connection(await endpoint(target).connect(), {
    family,
    get timeout() {
      return timeouts.timeout;
    },
    // No verdict hangs on what is learned.
    generous: false,
    observer: {
      ...UNWATCHED,
      received: (_message, _kind, { request }) => request && timeouts.answered(),
      waitedInVain: () => timeouts.waitedInVain(),
      waited: (ms) => timeouts.waited(ms),
    },
  });
}

function endpoint(target: Target): Target['endpoints'][number] {
  const first = target.endpoints[0];
  if (!first) throw new TargetError('unusable', `${target.program} was started without any QMP address`);
  return first;
}

export async function result(
  session: Connection,
  command: string,
  args?: JsonObject,
): Promise<JsonValue | undefined> {
  return (await session.execute(command, args)).value.return;
}
