/** `peer`, `peer-ask`, `peer-execute` and `peer-event`: another machine of the same program, to migrate to or from. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import { Connection } from '../../qmp/connection.js';
import type { Target } from '../../target/target.js';
import { text, textArguments } from '../arguments.js';
import type { ActionStage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';

/** Milliseconds for a request or an event. */
const REPLY_TIMEOUT_MS = 20_000;

class Peer {
  constructor(
    readonly target: Target,
    readonly session: Connection,
  ) {}

  async close(): Promise<void> {
    await this.session.close();
    await this.target.end();
  }
}

/** `machine`: its arguments, in which files lie in the scratch directory of the target. */
export const peer: Stimulus = async (args, stage) => {
  const target = await stage.others.boot(textArguments(args, 'machine'));
  const endpoint = target.endpoints[0] as Target['endpoints'][number];
  const session = new Connection(await endpoint.connect(), {
    family: 'qmp',
    timeout: REPLY_TIMEOUT_MS,
    observer: stage.others.watch(target),
  });
  stage.keep(text(args, 'peer'), new Peer(target, session));
  await session.greet();
  await session.negotiate();
  return null;
};

/** Gives the reply, for requests that are themselves under test. */
export const peerAsk: Stimulus = async (args, stage) => {
  const { session } = peerOf(args, stage);
  return (await session.execute(text(args, 'execute'), args.arguments as JsonObject)).value;
};

/** Gives what the command returns; rejects where it is refused. */
export const peerExecute: Stimulus = async (args, stage, session) => {
  const reply = (await peerAsk(args, stage, session)) as JsonObject;
  if (!('error' in reply)) return reply.return ?? null;
  const desc = isObject(reply.error) ? reply.error.desc : null;
  throw new Error(`the other machine refused ${text(args, 'execute')}: ${wireText(desc)}`);
};

/** Gives the data of an event of the other machine that has the members of `data`; null when none came in time. */
export const peerEvent: Stimulus = async (args, stage) => {
  const name = text(args, 'event');
  const wanted = Object.entries((args.data ?? {}) as JsonObject);
  for (;;) {
    const event = await peerOf(args, stage).session.event(name);
    if (!event) return null;
    const data = ((event.value as JsonObject).data ?? {}) as JsonObject;
    if (wanted.every(([member, value]) => data[member] === value)) return data;
  }
};

function peerOf(args: JsonObject, stage: ActionStage): Peer {
  return stage.get(text(args, 'peer'), Peer);
}
