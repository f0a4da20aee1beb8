#!/usr/bin/env node
/** The entry point: nothing is loaded before it is known to be needed, so that `--version` is quick. */
import { writeSync } from 'node:fs';
import { packageVersion } from '../api/package-info.js';
import { systemErrorWords } from '../api/system-error.js';

/** As for any report that cannot be written (bin/exit.ts, which loads more). */
const CANNOT_WRITE = 2;
/** As where the target could not be tested. */
const CANNOT_RUN = 3;

// Whoever reads what is printed may leave before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') unwritable('output', error);
});
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') unwritable('error', error);
});

/** Nothing that is said would arrive: the run is no verdict. The janitor of the targets outlives us and cleans up. */
function unwritable(which: 'output' | 'error', { code = '' }: NodeJS.ErrnoException): never {
  const why = code === 'ENOSPC' ? 'no space left on device' : code;
  try {
    if (which === 'output') writeSync(2, `qmpspec: standard output cannot be written: ${why}.\n`);
  } catch {
    // The exit status says it.
  }
  process.exit(CANNOT_WRITE);
}

// The last resort: what the reports have is completed as after Ctrl-C, and a second error ends it at once.
let broken = false;
process.on('uncaughtException', (error) => {
  const words = String(error?.stack ?? error)
    .replaceAll(/\s*\n\s*/g, ' | ')
    .replaceAll(/[^ -~]/g, '?');
  try {
    writeSync(2, `qmpspec: internal error, please report it: ${words}\n`);
  } catch {
    // The exit status says it.
  }
  if (broken || process.listenerCount('SIGINT') === 0) process.exit(CANNOT_RUN);
  broken = true;
  process.emit('SIGINT');
});
process.on('exit', () => {
  if (broken) process.exitCode = CANNOT_RUN;
});

const [first] = process.argv.slice(2);
if (first === '--version' || first === '-V') {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  process.exitCode = await started();
}

/** The files of the program itself may be more than the process may open. */
async function started(): Promise<number> {
  try {
    const { main } = await import('./main.js');
    return await main(process.argv.slice(2));
  } catch (error) {
    const refused = systemErrorWords(error);
    if (refused === null) throw error;
    process.stderr.write(`qmpspec: ${refused}.\n`);
    return CANNOT_RUN;
  }
}
