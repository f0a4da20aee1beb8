/** `pass-descriptor`: a file descriptor travels to the target with the session's next request that wants one. */
import { text } from '../arguments.js';
import { socketPair } from '../descriptor/pair.js';
import { passOver } from '../descriptor/pass.js';
import type { Stimulus } from '../stimulus.js';
import { Client } from './client.js';

/** The descriptor is one end of a socket; the other one is ours, by the name `client`. */
export const passDescriptor: Stimulus = async (args, stage, session) => {
  const name = text(args, 'client');
  const [near, far] = await socketPair(stage.socket(`${stage.target.scratch}/${name}.pair`));
  stage.keep(name, new Client(near));
  try {
    await session.lend((connection) => passOver(connection, far));
  } finally {
    far.destroy();
  }
  return null;
};
