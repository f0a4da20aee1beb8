/** Puts a group of steps on the wire, all at once, and waits for every reply. */

import { isObject } from '../../../schema/json.js';
import type { Reply } from '../../../suites/case.js';
import type { FindingStep } from '../../finding.js';
import type { Connection } from '../../qmp/connection.js';
import { NoReply, SessionClosed } from '../../qmp/errors.js';
import type { PipelinedCommand } from '../../qmp/pipeline.js';
import { bytesOf, commandOf, isOob, stepArguments } from './step.js';

/** After any bytes at all, a session can be used again (W24). */

const ID = 'qmpspec-resync';

/** Has the server forget what it has half read, and waits until it answers a request after that. */
async function resynchronise(session: Connection, timeout: number): Promise<void> {
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

/** Requests of one session that may be unanswered at a time. */
const WINDOW = 64;

type OnReply = (reply: Reply, index: number) => void;

/** Rejects with the first error of a connection; what else was under way is over then, too. */
export async function sendGroup(
  group: readonly FindingStep[],
  sessions: ReadonlyMap<number, Connection>,
  timeout: number,
  onReply: OnReply,
): Promise<void> {
  const inBand = new Map<number, number[]>();
  const others: Promise<void>[] = [];
  for (const [index, step] of group.entries()) {
    const session = sessions.get(step.session) as Connection;
    if (step.bytes) others.push(sendBytes(session, step, timeout));
    else if (isOob(step)) others.push(sendOob(session, step, (reply) => onReply(reply, index)));
    else inBand.set(step.session, [...(inBand.get(step.session) ?? []), index]);
  }
  const pipelines = [...inBand].map(([number, indices]) =>
    (sessions.get(number) as Connection).pipeline(
      indices.map((i) => requestOf(group[i] as FindingStep)),
      (reply, at) => onReply(reply, indices[at] as number),
      WINDOW,
    ),
  );
  const results = await Promise.allSettled([...pipelines, ...others]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function requestOf(step: FindingStep): PipelinedCommand {
  const args = stepArguments(step);
  return { execute: commandOf(step) as string, ...(args ? { arguments: args } : {}) };
}

async function sendOob(
  session: Connection,
  step: FindingStep,
  onReply: (reply: Reply) => void,
): Promise<void> {
  onReply(await session.execute(commandOf(step) as string, stepArguments(step), { oob: true }));
}

async function sendBytes(session: Connection, step: FindingStep, timeout: number): Promise<void> {
  session.send(bytesOf(step));
  if (step.close) await session.close();
  else await resynchronise(session, timeout);
}
