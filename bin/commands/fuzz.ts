import { Command, InvalidArgumentError, Option } from 'commander';
import { type FuzzOptions, fuzz } from '../../api/fuzz.js';
import { openTargets } from '../../api/targets.js';
import { DENIALS } from '../../generators/fuzz/denied/index.js';
import { MODES } from '../../harness/fuzz/modes/index.js';
import { terminalOf } from '../../reports/console/terminal.js';
import { fuzzConsole } from '../../reports/fuzz/console.js';
import { duration } from '../duration.js';
import { EXIT, INTERRUPTED, UsageError } from '../exit.js';
import { wholeNumber } from '../options.js';
import { sayAll } from '../print.js';
import { untilInterrupted } from '../signals.js';
import { type StartFlags, startOf, withStart } from '../start.js';
import { steadyMemory } from '../steady-memory.js';

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
  targets?: string;
  listDenied?: boolean;
}

export function fuzzCommand(exit: (status: number) => void): Command {
  const names = MODES.map(({ name }) => name);
  const modes = MODES.map(({ name, description }) => `${name}: ${description}`).join('; ');
  return withStart(
    new Command('fuzz').description('Look for requests that a target dies of, hangs on or answers wrongly'),
  )
    .addOption(new Option('--mode <mode>', modes).choices(names).default('sequences'))
    .option(
      '--time <time>',
      'no new runs after this time: 90s, 20m, 2h; making findings small may take a quarter more',
      duration,
    )
    .option('--runs <n>', 'end after so many runs, each on a fresh target', wholeNumber(1))
    .option('--seed <n>', 'the same seed, target and corpus give the same requests', wholeNumber(0), 0)
    .option('--jobs <n>', 'targets at the same time', jobs, 2)
    .option('--findings <dir>', 'where findings are stored, one file each', 'findings')
    .option('--corpus <dir>', 'sequences that reached something: read at the start, kept small')
    .option('--resume', 'go on where the campaign of the findings directory stopped')
    .option('--no-minimize', 'store findings as they are found, once they are seen again')
    .addOption(
      new Option('--stop-on <what>', 'end at the first')
        .choices(['finding', 'crash', 'never'])
        .default('never'),
    )
    .option(
      '--targets <file>',
      'fuzz each target of a YAML file as for matrix, in turn, for its share of the time; the seed grows by one each time',
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
  for (const { what, reason } of DENIALS) sayAll([what, `    ${reason}`]);
}

async function start(words: string[], flags: FuzzFlags): Promise<number> {
  const { signal, done } = untilInterrupted();
  steadyMemory();
  const show = fuzzConsole(terminalOf(process.stdout, process.env));
  try {
    let findings = 0;
    for (const options of campaignsOf(words, flags, (message) => show({ type: 'note', message }))) {
      const summary = await fuzz(options, show, signal);
      if (summary === null || signal.aborted) return INTERRUPTED;
      ({ findings } = summary);
    }
    return findings > 0 ? EXIT.fail : EXIT.ok;
  } finally {
    await done();
  }
}

/** One, or one for each target of a file, in turn and for its share of the time. */
function campaignsOf(words: string[], flags: FuzzFlags, note: (message: string) => void): FuzzOptions[] {
  const { mode, time, runs, seed, jobs, findings, corpus, resume = false, minimize, stopOn, timeout } = flags;
  const options = {
    ...{ mode, seed, jobs, findings, resume, minimize, stopOn, timeout },
    ...(time === undefined ? {} : { time }),
    ...(runs === undefined ? {} : { runs }),
    ...(corpus === undefined ? {} : { corpus }),
  };
  if (flags.targets === undefined) return [{ ...options, target: startOf(words, flags, note) }];
  if (words.length > 0) throw new UsageError('Give either --targets or a command, not both.');
  if (time === undefined && runs === undefined)
    throw new UsageError('With --targets, --time or --runs must tell when the next one has its turn.');
  const targets = openTargets(flags.targets);
  return targets.map(({ name, docs: _, expect: __, ...target }, i) => ({
    ...options,
    // Machines that differ little would else be asked much the same.
    seed: seed + i,
    ...(time === undefined ? {} : { time: time / targets.length }),
    ...{ name, target: flags.env === undefined ? target : { ...target, passed: flags.env } },
  }));
}
