/** Options that several commands share, and how their values are read. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { limitMessages } from '../api/choice.js';
import { REPLY_TIMEOUT_MS } from '../api/defaults.js';
import { readShard } from '../api/run/shard.js';
import { duration } from './duration.js';

/** The greeting and the lists of commands are no longer. */
const LEAST_MESSAGE = 65_536;

/** How a target is started. */
export function withCommand(command: Command): Command {
  return command
    .argument(
      '[command...]',
      'how to start the target, after --; {qmp}, {tcp}, {dir} and {args} are filled in',
    )
    .option('--stdio', 'the target speaks QMP over its standard input and output')
    .option('--root <dir>', 'run the target chrooted into this directory (needs root)')
    .option('--user <name>', 'run the target as this user (needs root; QEMU: nobody)')
    .option(
      '--env <name>',
      'also pass this environment variable on to the target, which gets PATH, HOME, LANG and few more; repeatable',
      variable,
    );
}

export function withTarget(command: Command): Command {
  return withCommand(command)
    .option('--connect <address>', 'attach to a running server: unix:PATH or tcp:HOST:PORT')
    .option('--allow-destructive', 'send also what would act on a target that is not confined')
    .option('--timeout <ms>', 'how long a reply may take', wholeNumber(1), REPLY_TIMEOUT_MS)
    .addOption(patience())
    .addOption(maxMessage());
}

/** What is left then has the outcome unreached. */
export function patience(): Option {
  return new Option(
    '--patience <time>',
    'end the run when late replies have been waited for so long in all: 90s, 20m (default: 5m)',
  ).argParser(duration);
}

/** One limit for the process: its connections are made in many places. */
export function maxMessage(): Option {
  return new Option(
    '--max-message <bytes>',
    'a longer message is not read: what waits for it is blocked (default: 16 MiB)',
  ).argParser((value: string) => {
    const bytes = wholeNumber(LEAST_MESSAGE)(value);
    limitMessages(bytes);
    return bytes;
  });
}

export function withSelection(command: Command): Command {
  return command
    .option(
      '--docs <id>',
      'hold the target to this document: the id of a catalog, a file, or the directory of a QAPI schema; repeatable',
      collect,
      [],
    )
    .option('--grep <pattern>', 'only cases whose id matches (* one part, ** any); repeatable', collect, [])
    .option('--skip <pattern>', 'not the cases whose id matches; repeatable', collect, [])
    .option('--cases <dir>', 'also the cases in the YAML files of this directory; repeatable', collect, [])
    .option('--allow-denylisted', 'with --cases: also cases that reach out of the scratch directory')
    .option('--level <level>', 'the least strict level to run and to fail on: must, should or may', level)
    .option('--shard <i/n>', 'only the cases of shard I of N; auto: as the CI or Kubernetes says', shard);
}

/** Adds a variable of ours, by name: its value stands in no command line and no report. */
function variable(name: string, previous: Record<string, string> = {}): Record<string, string> {
  const value = process.env[name];
  if (value === undefined) throw new InvalidArgumentError('Expected the name of a variable that is set.');
  return { ...previous, [name]: value };
}

export function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

export function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || !Number.isSafeInteger(number)) {
      throw new InvalidArgumentError(`Expected a whole number from ${least}.`);
    }
    return number;
  };
}

function level(value: string): 'MUST' | 'SHOULD' | 'MAY' {
  const upper = value.toUpperCase();
  if (upper === 'MUST' || upper === 'SHOULD' || upper === 'MAY') return upper;
  throw new InvalidArgumentError('Expected must, should or may.');
}

function shard(value: string): { index: number; of: number } {
  try {
    return readShard(value, process.env);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
