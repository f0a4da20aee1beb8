import { CommanderError } from 'commander';
import { cleanUp, TargetError } from '../api/clean-up.js';
import { takeReached } from '../api/reached.js';
import { steadyMemory } from '../api/steady-memory.js';
import { systemErrorWords } from '../api/system-error.js';
import { UnaskedError } from '../api/unasked-error.js';
import { ReportError } from '../reports/output.js';
import { EXIT, UsageError } from './exit.js';
import { warn } from './print.js';
import { buildProgram } from './program.js';

/** Runs the command line and gives its exit status. Every error is one sentence on stderr. */
export async function main(args: string[]): Promise<number> {
  // A run decides by what its target describes.
  if (args[0] !== 'run') steadyMemory();
  let status: number = EXIT.ok;
  const program = await buildProgram((code) => {
    status = code;
  }, args[0]);
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // Commander has said what is wrong, or has shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UsageError || error instanceof ReportError) return say(error.message, EXIT.usage);
    if (error instanceof UnaskedError) return say(error.message, EXIT.cannotTell);
    if (error instanceof TargetError) {
      return say(error.message, error.problem === 'unusable' ? EXIT.usage : EXIT.target);
    }
    const refused = systemErrorWords(error);
    if (refused !== null) return say(`${refused}.`, EXIT.target);
    return say(`internal error, please report it: ${(error as Error)?.stack ?? error}`, EXIT.target);
  } finally {
    for (const sentence of takeReached()) warn(`qmpspec: ${sentence}`);
    for (const path of await cleanUp())
      warn(`qmpspec: ${path} could not be removed; the next run tries again`);
  }
}

function say(message: string, status: number): number {
  warn(`qmpspec: ${message.trim().replaceAll(/\s*\n\s*/g, ' | ')}`);
  return status;
}
