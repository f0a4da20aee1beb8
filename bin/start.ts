/** Options of commands that start their targets themselves, again and again. */
import type { Command } from 'commander';
import { FUZZ_TIMEOUT_MS } from '../api/defaults.js';
import { maxMessage, wholeNumber, withCommand } from './options.js';

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

function withRecorded(command: Command): Command {
  return command.option(
    '--run-recorded-command',
    'run the command recorded in the finding, whatever it is; by default only a QEMU program confined to its scratch directory',
  );
}
