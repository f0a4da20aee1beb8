#!/usr/bin/env node
/** The entry point: nothing is loaded before it is known to be needed, so that `--version` is quick. */
import { packageVersion } from './version.js';

// Whoever reads what is printed may leave before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const [first] = process.argv.slice(2);
if (first === '--version' || first === '-V') {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  const { main } = await import('./main.js');
  process.exitCode = await main(process.argv.slice(2));
}
