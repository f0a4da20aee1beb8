/** A command line that stored results name, as the `Repeat:` of their failures does: they may be from anybody. */
import { questionable } from '../harness/target/program/recorded/questionable.js';
import { shellQuote } from '../reports/text/shell.js';
import { UnaskedError } from './unasked-error.js';

/** Options that neither write a file, nor reach a server that runs, nor give a target or a case any rights. */
const HARMLESS: ReadonlySet<string> = new Set([
  '--recorded',
  '--grep',
  '--skip',
  '--level',
  '--shard',
  '--docs',
  '--seed',
  '--jobs',
  '--timeout',
  '--patience',
  '--max-message',
  '--stdio',
  '--bail',
  '--list',
  '--json',
]);

/** Throws UnaskedError unless the line may be run without a look at it. */
export function refuseRecorded(command: readonly string[], options: readonly string[]): void {
  const option = options.find((name) => !HARMLESS.has(name));
  const words = option ?? (command.length === 0 ? null : questionable(command));
  if (words === null) return;
  throw new UnaskedError(
    `The line is from stored results, and is not run unasked because of ${shellQuote(words)}; if you trust it, take --recorded out of it.`,
  );
}
