/** `sink`: a unix socket that takes everything, for a migration that nobody receives. */
import { text } from '../arguments.js';
import { openSink } from '../sink.js';
import type { Stimulus } from '../stimulus.js';

export const sink: Stimulus = async (args, stage) => {
  const path = text(args, 'path');
  stage.keep(path, await openSink(stage.path(path)));
  return null;
};
