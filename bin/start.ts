/** Options of commands that start their targets themselves, again and again. */
import type { Command } from 'commander';
import { FUZZ_TIMEOUT_MS } from '../api/defaults.js';
import type { Start } from '../api/findings.js';
import { defaultTargets } from '../api/run/choose-targets.js';
import { maxMessage, wholeNumber, withCommand } from './options.js';

export interface StartFlags {
  stdio?: boolean;
  root?: string;
  user?: string;
  env?: Record<string, string>;
  runRecordedCommand?: boolean;
  allowDenylisted?: boolean;
  timeout: number;
}

export function withStart(command: Command): Command {
  return withCommand(command)
    .option(
      '--timeout <ms>',
      'timeout for a reply; a longer wait may be a hang',
      wholeNumber(1),
      FUZZ_TIMEOUT_MS,
    )
    .addOption(maxMessage());
}

/** For commands that take a finding, of which the command line may know better than its file. */
export function withTrust(command: Command): Command {
  return withRecorded(command).option(
    '--allow-denylisted',
    'also send denylisted requests (see fuzz --list-denied)',
  );
}

export function withRecorded(command: Command): Command {
  return command.option(
    '--run-recorded-command',
    'run the command recorded in the finding, whatever it is; by default only a QEMU program confined to its scratch directory',
  );
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
