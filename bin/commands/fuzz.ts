import { Command, InvalidArgumentError, Option } from 'commander';
import { fuzz } from '../../api/fuzz.js';
import { DENIALS } from '../../generators/fuzz/denied/index.js';
import { MODES } from '../../harness/fuzz/modes/index.js';
import { terminalOf } from '../../reports/console/terminal.js';
import { fuzzConsole } from '../../reports/fuzz/console.js';
import { duration } from '../duration.js';
import { EXIT } from '../exit.js';
import { wholeNumber } from '../options.js';
import { untilInterrupted } from '../signals.js';
import { type StartFlags, startOf, withStart } from '../start.js';

interface FuzzFlags extends StartFlags {
  mode: string;
  time?: number;
  runs?: number;
  seed: number;
  jobs: number;
  findings: string;
  corpus?: string;
  resume?: boolean;
  minimize: boolean;
  stopOn: 'finding' | 'crash' | 'never';
  listDenied?: boolean;
}

export function fuzzCommand(exit: (status: number) => void): Command {
  const names = MODES.map(({ name }) => name);
  const modes = MODES.map(({ name, description }) => `${name}: ${description}`).join('; ');
  return withStart(
    new Command('fuzz').description('Look for requests that a target dies of, hangs on or answers wrongly'),
  )
    .addOption(new Option('--mode <mode>', modes).choices(names).default('sequences'))
    .option('--time <time>', 'end after this time: 90s, 20m, 2h', duration)
    .option('--runs <n>', 'end after so many runs, each on a fresh target', wholeNumber(1))
    .option('--seed <n>', 'the same seed, target and corpus give the same requests', wholeNumber(0), 0)
    .option('--jobs <n>', 'targets at the same time', jobs, 2)
    .option('--findings <dir>', 'where findings are stored, one file each', 'findings')
    .option('--corpus <dir>', 'sequences that reached something: read at the start, kept small')
    .option('--resume', 'go on where the campaign of the findings directory stopped')
    .option('--no-minimize', 'store findings as they are found')
    .addOption(
      new Option('--stop-on <what>', 'end at the first')
        .choices(['finding', 'crash', 'never'])
        .default('never'),
    )
    .option('--list-denied', 'only list what is never sent, and why')
    .action(async (words: string[], flags: FuzzFlags) => {
      if (flags.listDenied) listDenied();
      else exit(await start(words, flags));
    });
}

/** Runs learn from those eight before them, so that no more can be under way. */
function jobs(text: string): number {
  const number = wholeNumber(1)(text);
  if (number > 8) throw new InvalidArgumentError('Expected at most 8.');
  return number;
}

function listDenied(): void {
  for (const { what, reason } of DENIALS) process.stdout.write(`${what}\n    ${reason}\n`);
}

async function start(words: string[], flags: FuzzFlags): Promise<number> {
  const { signal, done } = untilInterrupted();
  const show = fuzzConsole(terminalOf(process.stdout, process.env));
  try {
    const {
      mode,
      time,
      runs,
      seed,
      jobs,
      findings,
      corpus,
      resume = false,
      minimize,
      stopOn,
      timeout,
    } = flags;
    const summary = await fuzz(
      {
        target: startOf(words, flags, (message) => show({ type: 'note', message })),
        mode,
        seed,
        jobs,
        findings,
        resume,
        minimize,
        stopOn,
        timeout,
        ...(time === undefined ? {} : { time }),
        ...(runs === undefined ? {} : { runs }),
        ...(corpus === undefined ? {} : { corpus }),
      },
      show,
      signal,
    );
    if (signal.aborted) return 130;
    return summary.findings > 0 ? EXIT.fail : EXIT.ok;
  } finally {
    done();
  }
}
