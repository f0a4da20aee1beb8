/** A machine with a stage around it, for tests of stimuli. */

import { Connection } from '../../harness/qmp/connection.js';
import { UNWATCHED } from '../../harness/qmp/observer.js';
import { codeFor } from '../../harness/stimuli/firmware.js';
import { STIMULI } from '../../harness/stimuli/index.js';
import { ActionStage } from '../../harness/stimuli/stage.js';
import type { Stimulus } from '../../harness/stimuli/stimulus.js';
import { boot } from '../../harness/target/boot.js';
import type { JsonObject } from '../../schema/json.js';

const files = codeFor(['$DIR/halt', '$DIR/spin']);

export interface Machine {
  session: Connection;
  dir: string;
  stimulate(name: string, args: JsonObject): ReturnType<Stimulus>;
  /** The data of the next event of this name. */
  event(name: string): Promise<unknown>;
  end(): Promise<void>;
}

export async function machine(...args: string[]): Promise<Machine> {
  const start = (words: string[]) =>
    boot({ command: ['qemu-system-x86_64', '-nodefaults', ...words], files });
  const target = await start(args);
  const stage = new ActionStage(target, { boot: start, watch: () => UNWATCHED });
  const stream = await target.endpoints[0]?.connect();
  if (!stream) throw new Error('no endpoint');
  const session = new Connection(stream, { family: 'qmp', timeout: 10_000 });
  await session.greet();
  await session.negotiate();
  return {
    session,
    dir: target.scratch,
    stimulate: (name, stimulusArgs) => (STIMULI[name] as Stimulus)(stimulusArgs, stage, session),
    event: async (name) => ((await session.event(name))?.value as JsonObject | undefined)?.data,
    async end() {
      await stage.end();
      await session.close();
      await target.end();
    },
  };
}
