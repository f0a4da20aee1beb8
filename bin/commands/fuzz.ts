import { Command, InvalidArgumentError, Option } from 'commander';
import { FUZZ_JOBS, MOST_FUZZ_JOBS } from '../../api/defaults.js';
import { DENIALS, fuzz, MODES } from '../../api/fuzz.js';
import { type CampaignFlags, campaignsOf } from '../../api/fuzz-campaigns.js';
import { steadyMemory } from '../../api/steady-memory.js';
import { terminalOf } from '../../reports/console/terminal.js';
import { fuzzConsole } from '../../reports/fuzz/console.js';
import { duration } from '../duration.js';
import { EXIT, INTERRUPTED } from '../exit.js';
import { wholeNumber } from '../options.js';
import { sayAll } from '../print.js';
import { untilInterrupted } from '../signals.js';
import { type StartFlags, startOf, withStart } from '../start.js';

interface FuzzFlags extends StartFlags, CampaignFlags {
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
    .option('--jobs <n>', 'targets at the same time', jobs, FUZZ_JOBS)
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

function jobs(text: string): number {
  const number = wholeNumber(1)(text);
  if (number > MOST_FUZZ_JOBS) throw new InvalidArgumentError(`Expected at most ${MOST_FUZZ_JOBS}.`);
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
    const note = (message: string) => show({ type: 'note', message });
    for (const options of campaignsOf(words, flags, (each) => startOf(each, flags, note))) {
      const summary = await fuzz(options, show, signal);
      if (summary === null || signal.aborted) return INTERRUPTED;
      ({ findings } = summary);
    }
    return findings > 0 ? EXIT.fail : EXIT.ok;
  } finally {
    done();
  }
}
