import { Command, InvalidArgumentError, Option } from 'commander';
import { FUZZ_JOBS, MOST_FUZZ_JOBS } from '../../api/defaults.js';
import { DENIALS, fuzz, MODES } from '../../api/fuzz.js';
import { type CampaignFlags, campaignsOf } from '../../api/fuzz-campaigns.js';
import { type StartFlags, startOf } from '../../api/start.js';
import { terminalOf } from '../../reports/console/terminal.js';
import { fuzzConsole } from '../../reports/fuzz/console.js';
import { duration } from '../duration.js';
import { EXIT, INTERRUPTED } from '../exit.js';
import { wholeNumber } from '../options.js';
import { sayAll } from '../print.js';
import { untilInterrupted } from '../signals.js';
import { withStart } from '../start.js';

interface FuzzFlags extends StartFlags, CampaignFlags {
  listDenied?: boolean;
}

export function fuzzCommand(exit: (status: number) => void): Command {
  const names = MODES.map(({ name }) => name);
  const modes = MODES.map(({ name, description }) => `${name}: ${description}`).join('; ');
  return withStart(
    new Command('fuzz').description('Search for requests that crash or hang a target, or get a wrong answer'),
  )
    .addOption(new Option('--mode <mode>', modes).choices(names).default('sequences'))
    .option(
      '--time <time>',
      'start no new runs after this time: 90s, 20m, 2h; minimizing findings may take a quarter more',
      duration,
    )
    .option('--runs <n>', 'number of runs, each on a fresh target', wholeNumber(1))
    .option('--seed <n>', 'seed; the same seed, target and corpus give the same requests', wholeNumber(0), 0)
    .option('--jobs <n>', 'number of targets to run in parallel', jobs, FUZZ_JOBS)
    .option('--findings <dir>', 'directory for findings, one file each', 'findings')
    .option('--corpus <dir>', 'directory for sequences that reached something new, read at the start')
    .option('--resume', 'continue the campaign of the findings directory')
    .option('--no-minimize', 'confirm findings, but do not minimize them')
    .addOption(
      new Option('--stop-on <what>', 'end at the first')
        .choices(['finding', 'crash', 'never'])
        .default('never'),
    )
    .option(
      '--targets <file>',
      'YAML file of targets as for matrix; each is fuzzed for its share of the time, with its own seed',
    )
    .option('--list-denied', 'print the denylist: requests that are never sent, and why')
    .action(async (words: string[], flags: FuzzFlags) => {
      if (flags.listDenied) listDenylist();
      else exit(await start(words, flags));
    });
}

function jobs(text: string): number {
  const number = wholeNumber(1)(text);
  if (number > MOST_FUZZ_JOBS) throw new InvalidArgumentError(`Expected at most ${MOST_FUZZ_JOBS}.`);
  return number;
}

function listDenylist(): void {
  for (const { what, reason } of DENIALS) sayAll([what, `    ${reason}`]);
}

async function start(words: string[], flags: FuzzFlags): Promise<number> {
  const { signal, done } = untilInterrupted();
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
