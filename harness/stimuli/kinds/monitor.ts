/** `monitor`, `monitor-ask`, `monitor-event` and `monitor-closed`: a session on a monitor that the case has made. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import { Connection } from '../../qmp/connection.js';
import { dial } from '../../target/address.js';
import { text } from '../arguments.js';
import type { ActionStage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';

/** Milliseconds for a reply or an event. */
const REPLY_TIMEOUT_MS = 10_000;

class MadeMonitor {
  constructor(readonly session: Connection) {}

  close(): Promise<void> {
    return this.session.close();
  }
}

/** `monitor`: what later actions call it; `path`: the unix socket that it listens on. It is greeted and negotiated. */
export const openMonitor: Stimulus = async (args, stage) => {
  const stream = await dial({ kind: 'unix', path: stage.socket(text(args, 'path')) });
  const session = new Connection(stream, {
    family: 'qmp',
    timeout: REPLY_TIMEOUT_MS,
    observer: stage.others.watch(stage.target),
  });
  stage.keep(text(args, 'monitor'), new MadeMonitor(session));
  await session.greet();
  await session.negotiate();
  return null;
};

/** Gives the reply. */
export const askMonitor: Stimulus = async (args, stage) =>
  (await sessionOf(args, stage).execute(text(args, 'execute'), args.arguments as JsonObject)).value;

/** Gives the data of the first event of this name; null when none came in time. */
export const monitorEvent: Stimulus = async (args, stage) => {
  const found = await sessionOf(args, stage).event(text(args, 'event'));
  return found && isObject(found.value) ? (found.value.data ?? {}) : null;
};

/** Waits until the server has closed it; gives whether it has. */
export const monitorClosed: Stimulus = (args, stage) => sessionOf(args, stage).untilClosed();

function sessionOf(args: JsonObject, stage: ActionStage): Connection {
  return stage.get(text(args, 'monitor'), MadeMonitor).session;
}
