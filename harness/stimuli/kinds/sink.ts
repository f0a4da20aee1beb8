/** `sink`: a unix socket that takes everything, for a migration that nobody receives or a helper that does nothing. */
import { text } from '../arguments.js';
import { openSink } from '../sink.js';
import type { Stimulus } from '../stimulus.js';

/** `greeting`: what each client is sent, in hexadecimal. */
export const sink: Stimulus = async (args, stage) => {
  const path = text(args, 'path');
  const greeting = args.greeting === undefined ? '' : text(args, 'greeting');
  stage.keep(path, await openSink(stage.socket(path), Buffer.from(greeting, 'hex')));
  return null;
};
