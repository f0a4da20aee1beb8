/** What the console report needs to know of the place it writes to. */
import { visible } from '../text/visible.js';

export interface Terminal {
  write(text: string): void;
  /** A line can be drawn over again. */
  live: boolean;
  colour: boolean;
  /** Columns, now: a window may be resized while the run goes on. */
  width(): number;
}

/** Colours, and what draws a line over again: the only orders of ours. */
const OTHER_CONTROLS =
  /\u001b(?!\[[\d;]{0,5}[mK])|[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f]/g;

/** The last gate: whoever writes has escaped what is not ours, and nothing else passes should somebody forget. */
function guarded(text: string): string {
  return text.replace(OTHER_CONTROLS, visible);
}

/** Wide enough for logs and pipes, which do not say. */
const UNKNOWN_WIDTH = 100;
const NARROWEST = 60;

/** A stream of the process as a terminal. Colours only on a TTY, and not where NO_COLOR or TERM=dumb refuses. */
export function terminalOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Terminal {
  // `… | head` has seen enough: that ends what is shown, not the run.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const live = stream.isTTY === true && env.TERM !== 'dumb';
  return {
    write: (text) => void stream.write(guarded(text)),
    live,
    colour: live && !env.NO_COLOR,
    width: () => Math.max(stream.columns ?? UNKNOWN_WIDTH, NARROWEST),
  };
}
