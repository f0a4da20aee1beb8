/** How commands start their targets that do it themselves, again and again. */
import type { Start } from './fuzzing.js';
import { defaultTargets } from './run/choose-targets.js';

export interface StartFlags {
  stdio?: boolean;
  root?: string;
  user?: string;
  env?: Record<string, string>;
  runRecordedCommand?: boolean;
  allowDenylisted?: boolean;
  timeout: number;
}

/** What the command line says of how to start the target; no command where it says none. */
export function startFlags(words: string[], { stdio, root, user, env }: StartFlags): Start {
  return {
    command: words,
    ...(stdio ? { stdio } : {}),
    ...(root === undefined ? {} : { root }),
    ...(user === undefined ? {} : { user }),
    ...(env === undefined ? {} : { passed: env }),
  };
}

/** The same; without a command, for the first target that is found. */
export function startOf(words: string[], flags: StartFlags, note: (message: string) => void): Start {
  const [first] = words.length === 0 ? defaultTargets(process.env.PATH ?? '') : [];
  if (first?.kind !== 'start') return startFlags(words, flags);
  if (first.note) note(first.note);
  return startFlags(first.command, flags);
}
