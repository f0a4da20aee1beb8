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
      'command that starts the target, after --; {qmp}, {tcp}, {dir} and {args} are replaced',
    )
    .option('--stdio', 'the target speaks QMP over its standard input and output')
    .option('--root <dir>', 'run the target chrooted into this directory (root only)')
    .option('--user <name>', 'run the target as this user (root only; default for QEMU: nobody)')
    .option(
      '--env <name>',
      'pass this environment variable to the target, besides PATH, HOME, LANG and a few others; repeatable',
      variable,
    );
}

export function withTarget(command: Command): Command {
  return withCommand(command)
    .option('--connect <address>', 'attach to a running server: unix:PATH or tcp:HOST:PORT')
    .option('--allow-destructive', 'also run cases that change an attached server')
    .option('--timeout <ms>', 'timeout for a reply', wholeNumber(1), REPLY_TIMEOUT_MS)
    .addOption(patience())
    .addOption(maxMessage());
}

/** What is left then has the outcome unreached. */
export function patience(): Option {
  return new Option(
    '--patience <time>',
    'end the run after waiting this long for late replies in total: 90s, 20m (default: 5m)',
  ).argParser(duration);
}

/** One limit for the process: its connections are made in many places. */
export function maxMessage(): Option {
  return new Option(
    '--max-message <bytes>',
    'longest message that is read; cases that wait for a longer one are blocked (default: 16 MiB)',
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
      'check the target against this document: the id of a catalog, a file, or the directory of a QAPI schema; repeatable',
      collectOption,
      [],
    )
    .option(
      '--grep <pattern>',
      'run only cases whose id matches (*: one part, **: any number); repeatable',
      collectOption,
      [],
    )
    .option('--skip <pattern>', 'skip cases whose id matches; repeatable', collectOption, [])
    .option(
      '--cases <dir>',
      'also run the cases in the YAML files of this directory; repeatable',
      collectOption,
      [],
    )
    .option('--allow-denylisted', 'also run cases of --cases that reach outside the scratch directory')
    .option('--level <level>', 'least strict level to run and to fail on: must, should or may', level)
    .option(
      '--shard <i/n>',
      'run only shard I of N; auto: from the environment of the CI system or Kubernetes',
      shard,
    );
}

/** Adds a variable of ours, by name: its value stands in no command line and no report. */
function variable(name: string, previous: Record<string, string> = {}): Record<string, string> {
  const value = process.env[name];
  if (value === undefined) throw new InvalidArgumentError('Expected the name of a variable that is set.');
  return { ...previous, [name]: value };
}

export function collectOption(value: string, previous: string[]): string[] {
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
