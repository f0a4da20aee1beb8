/** A fuzzing campaign, from its options to its summary. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FuzzCampaign } from '../harness/fuzz/engine/campaign.js';
import { Corpus } from '../harness/fuzz/guide/corpus.js';
import { MODES } from '../harness/fuzz/modes/index.js';
import { campaignLog } from '../harness/fuzz/store/campaign-log.js';
import { CorpusDirectory } from '../harness/fuzz/store/corpus-directory.js';
import { Findings } from '../harness/fuzz/store/findings.js';
import { readMark, writeMark } from '../harness/fuzz/store/mark.js';
import { CAMPAIGN_FORMAT, type FuzzEvent, type FuzzSummary } from '../harness/fuzz-events.js';
import { anyAborted } from '../harness/run/underway.js';
import { plural } from '../reports/text/numbers.js';
import { openFuzzTarget, type Start } from './fuzzing.js';
import { UsageError } from './usage-error.js';

export { DENIALS } from '../generators/fuzz/denylist/index.js';
export { MODES };

export interface FuzzOptions {
  target: Start;
  /** Of several campaigns that share a directory, this one's. */
  name?: string;
  mode: string;
  seed: number;
  jobs: number;
  /** Milliseconds; without a limit of any kind it goes on until it is interrupted. */
  time?: number;
  runs?: number;
  /** Directory of the findings. */
  findings: string;
  /** Directory of the corpus. */
  corpus?: string;
  resume: boolean;
  minimize: boolean;
  stopOn: 'finding' | 'crash' | 'never';
  /** Milliseconds for a reply. */
  timeout: number;
}

/** Milliseconds between two notes of how far it is, and between two progress events. */
const MARK_MS = 1_000;

/** Milliseconds: runs under way may end in order before an interrupted campaign is summed up without them. */
const GRACE_MS = 500;

/** Null where it was interrupted before there was a target. Throws UsageError, or TargetError when there is none to be had. */
export async function fuzz(
  options: FuzzOptions,
  show: (event: FuzzEvent) => void,
  signal: AbortSignal,
): Promise<FuzzSummary | null> {
  const mode = MODES.find(({ name }) => name === options.mode);
  if (!mode)
    throw new UsageError(
      `There is no mode ${options.mode}; choose among ${MODES.map((m) => m.name).join(', ')}.`,
    );
  const { seed, findings: directory, jobs, minimize, stopOn, time = Infinity, runs = Infinity } = options;
  const markFile = join(directory, `campaign${suffixOf(options)}.json`);
  const { findings, corpus, kept, refused, from } = openStores(options, markFile);
  if (refused > 0)
    show({
      type: 'note',
      message: `Left out of the corpus because of what is never sent (--list-denied): ${plural(refused, 'entry', 'entries')}.`,
    });
  const log = orUsageError(directory, () => campaignLog(join(directory, 'campaign.jsonl')));
  const opening = openFuzzTarget(options.target, options.timeout, jobs);
  const interrupted = anyAborted([signal]);
  const setting = await Promise.race([opening, interrupted]);
  if (!setting) {
    opening.then((late) => late.close()).catch(() => {});
    return null;
  }
  let over = false;
  const emit = (event: FuzzEvent) => {
    if (over) return;
    log(event);
    show(event);
  };
  let marked = 0;
  const save = (next: number, force: boolean) => {
    if (over) return;
    if (!force && performance.now() - marked < MARK_MS) return;
    marked = performance.now();
    writeMark(markFile, { seed, mode: mode.name, next });
    kept?.save(corpus);
  };
  let next = from;
  const campaign = new FuzzCampaign(setting, {
    mode,
    seed,
    from,
    runs,
    time,
    jobs,
    minimize,
    corpus,
    findings,
    stopOn: stopOn === 'never' ? null : ({ kind }) => stopOn === 'finding' || kind === stopOn,
    merged: (run) => {
      next = run + 1;
      save(next, false);
    },
    emit,
    signal,
  });
  const { name } = options;
  const target = { ...(name === undefined ? {} : { name }), target: setting.description };
  const start = { ...target, mode: mode.name, seed, jobs, from };
  emit({ type: 'campaign', format: CAMPAIGN_FORMAT, ...start, at: new Date().toISOString() });
  const ticking = setInterval(() => emit({ type: 'progress', ...campaign.progress() }), MARK_MS);
  try {
    const cutOff = interrupted.then(() => pause(GRACE_MS)).then(() => campaign.summary());
    const summary = await Promise.race([campaign.run(), cutOff]);
    emit(summary);
    return summary;
  } finally {
    clearInterval(ticking);
    save(next, true);
    over = true;
    await Promise.race([setting.close(), interrupted]);
  }
}

function suffixOf({ name }: FuzzOptions): string {
  return name === undefined ? '' : `.${name.replaceAll(/[^\w.-]+/g, '-')}`;
}

function openStores(options: FuzzOptions, markFile: string) {
  return orUsageError(options.findings, () => {
    const findings = new Findings(options.findings);
    const corpus = new Corpus();
    const kept =
      options.corpus === undefined ? null : new CorpusDirectory(options.corpus + suffixOf(options));
    const refused = kept?.load(corpus) ?? 0;
    const mark = options.resume ? readMark(markFile) : null;
    const other = mark && (mark.seed !== options.seed || mark.mode !== options.mode);
    if (other)
      throw new Error(`the campaign there has seed ${mark.seed} and mode ${mark.mode}: resume it with these`);
    return { findings, corpus, kept, refused, from: mark?.next ?? 0 };
  });
}

function orUsageError<T>(directory: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new UsageError(`Cannot use ${directory}: ${(error as Error).message}`);
  }
}
