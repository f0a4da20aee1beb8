/** The campaigns that a command line asks for. */
import type { Start } from './findings.js';
import type { FuzzOptions } from './fuzz.js';
import { openTargets } from './targets.js';
import { UsageError } from './usage-error.js';

export interface CampaignFlags {
  mode: string;
  /** Milliseconds. */
  time?: number;
  runs?: number;
  seed: number;
  jobs: number;
  /** Directory of the findings. */
  findings: string;
  /** Directory of the corpus. */
  corpus?: string;
  resume?: boolean;
  minimize: boolean;
  stopOn: 'finding' | 'crash' | 'never';
  /** A file of targets, in place of a command. */
  targets?: string;
  /** Variables to pass on to the targets. */
  env?: Record<string, string>;
  /** Milliseconds for a reply. */
  timeout: number;
}

/**
 * One campaign, or one for each target of a file, in turn and for its share of the time. `startOf`: how the command line
 * wants a target started. Throws UsageError.
 */
export function campaignsOf(
  words: string[],
  flags: CampaignFlags,
  startOf: (words: string[]) => Start,
): FuzzOptions[] {
  const { mode, time, runs, seed, jobs, findings, corpus, resume = false, minimize, stopOn, timeout } = flags;
  const options = {
    ...{ mode, seed, jobs, findings, resume, minimize, stopOn, timeout },
    ...(time === undefined ? {} : { time }),
    ...(runs === undefined ? {} : { runs }),
    ...(corpus === undefined ? {} : { corpus }),
  };
  if (flags.targets === undefined) return [{ ...options, target: startOf(words) }];
  if (words.length > 0) throw new UsageError('Give either --targets or a command, not both.');
  if (time === undefined && runs === undefined)
    throw new UsageError('--targets needs --time or --runs, to divide among the targets.');
  const targets = openTargets(flags.targets);
  return targets.map(({ name, docs: _, expect: __, ...target }, i) => ({
    ...options,
    // Machines that differ little would else be asked much the same.
    seed: seed + i,
    ...(time === undefined ? {} : { time: time / targets.length }),
    ...{ name, target: flags.env === undefined ? target : { ...target, passed: flags.env } },
  }));
}
