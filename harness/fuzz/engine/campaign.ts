/** Runs, one after the other and several at a time, until the time, the count or the user's patience is over. */
import { randomOf } from '../../../generators/fuzz/random.js';
import { Requests } from '../../../generators/fuzz/requests.js';
import type { FuzzFinding } from '../../finding.js';
import type { FuzzEvent, FuzzProgress, FuzzSummary } from '../../fuzz-events.js';
import type { Corpus, CorpusEntry } from '../guide/corpus.js';
import { FuzzCoverage } from '../guide/coverage.js';
import type { Hints } from '../minimize/starts.js';
import type { Mode } from '../modes/mode.js';
import { type Findings, isSuspicion, type KnownFindings } from '../store/findings.js';
import { type Learnt, merge } from './answers.js';
import type { FuzzConfig } from './config.js';
import { type FuzzRunResult, playRun, type RunStart } from './run.js';
import {
  ATTEMPTS,
  confirm,
  hintsOf,
  notSeenAgain,
  recordFinding,
  type TriageNews,
  triage,
} from './triage.js';
import { TriageQueue } from './triage-queue.js';

export interface CampaignOptions {
  mode: Mode;
  seed: number;
  /** The first run; those before have been done. */
  from: number;
  /** Runs at most. */
  runs: number;
  /** Milliseconds at most. */
  time: number;
  /** Targets at the same time. */
  jobs: number;
  minimize: boolean;
  corpus: Corpus;
  findings: Findings;
  /** Whether a finding ends the campaign; null when none does. */
  stopOn: ((finding: FuzzFinding) => boolean) | null;
  /** Called when a run is merged: those before it are, too. */
  merged(run: number): void;
  emit(event: FuzzEvent): void;
  signal: AbortSignal;
}

/**
 * A run learns from all runs that are at least so many before it, and from none after: what it sends then does not
 * depend on how fast the others are, nor on how many there are at a time.
 */
const LAG = 8;

/** What those that are left when the time is over may take: a part of the time, or so many milliseconds. */
const GRACE = { part: 1 / 4, least: 30_000 };

type Snapshot = Pick<RunStart, 'records' | 'fatal'> & { entries: readonly CorpusEntry[] };

export class FuzzCampaign {
  private readonly coverage = new FuzzCoverage();
  private readonly results: (Promise<Learnt> | null)[] = [];
  private readonly excused: Record<string, number> = {};
  private readonly started = performance.now();
  private requests = 0;
  private next = 0;
  private done = 0;
  private mergedTo = 0;
  private halted = false;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly pursuits = new TriageQueue(
    (finding) => this.confirm(finding),
    (finding, hints) => this.pursue(finding, hints),
  );

  constructor(
    private readonly setting: FuzzConfig,
    private readonly options: CampaignOptions,
  ) {}

  async run(): Promise<FuzzSummary> {
    const { findings, minimize } = this.options;
    const jobs = Math.min(this.options.jobs, LAG);
    // What a campaign that was killed, or whose time was over, did not come to.
    const left = findings.all.filter((one) => this.isUnfinished(one) && (minimize || isSuspicion(one)));
    for (const known of left) void this.pursuits.follow(findings.read(known), {});
    await Promise.all(Array.from({ length: jobs }, () => this.work()));
    await this.pursuits.end();
    await this.mergeUpTo(this.next);
    const unfinished = findings.all.filter((finding) => this.isUnfinished(finding)).length;
    if (minimize && unfinished > 0)
      this.tell({
        type: 'note',
        message: `${unfinished} ${unfinished === 1 ? 'finding is' : 'findings are'} not minimized yet; continue with --resume, or run \`qmpspec minimize\``,
      });
    return this.summary();
  }

  progress(): Omit<FuzzProgress, 'type'> {
    const { time, findings, corpus } = this.options;
    const { ms } = this;
    return {
      ms,
      left: Number.isFinite(time) ? Math.max(0, time - ms) : null,
      runs: this.done,
      requests: this.requests,
      coverage: this.coverage.size,
      corpus: corpus.entries.length,
      findings: findings.size,
      pending: this.pursuits.pending,
      boots: this.setting.pool.boots,
    };
  }

  private isUnfinished({ minimized, reproduced, target }: KnownFindings): boolean {
    const { command, root } = this.setting.description;
    const same = JSON.stringify([target.command, target.root]) === JSON.stringify([command, root]);
    return !minimized && reproduced[1] < ATTEMPTS && same;
  }

  private get stop(): boolean {
    const { signal, time } = this.options;
    return this.halted || signal.aborted || this.ms > time;
  }

  /** What is not small by now stays as it was found. */
  private get exhausted(): boolean {
    const { signal, time } = this.options;
    return signal.aborted || this.ms > time + Math.max(GRACE.part * time, GRACE.least);
  }

  private get ms(): number {
    return Math.round(performance.now() - this.started);
  }

  private async work(): Promise<void> {
    const { profile } = this.setting;
    const requests = new Requests(profile.model, profile.facts.commands);
    while (!this.stop && this.next < this.options.runs) {
      if (this.pursuits.crowded) {
        await this.pursuits.next();
        continue;
      }
      const index = this.next++;
      const result = this.one(index, requests);
      this.results[index] = result.then(({ answers, culprit }) => ({ answers, culprit }));
      // Whoever merges it waits for it; a failure is this worker's to report.
      this.results[index]?.catch(() => {});
      await this.finish(index, await result);
    }
    while (await this.pursuits.next());
  }

  private async one(index: number, requests: Requests): Promise<FuzzRunResult> {
    const { mode, seed, from } = this.options;
    const { records, fatal, entries } = await this.snapshot(index);
    const random = randomOf(seed, from + index);
    const target = await this.setting.pool.take();
    return await playRun(target, this.setting, {
      random,
      requests,
      records,
      fatal,
      corpus: entries,
      mode,
      length: mode.length,
      stop: () => this.stop,
    });
  }

  private async finish(index: number, result: FuzzRunResult): Promise<void> {
    const { seed, from, findings, stopOn } = this.options;
    this.requests += result.sent;
    this.done++;
    if (result.excused !== null) this.excused[result.excused] = (this.excused[result.excused] ?? 0) + 1;
    const finding = recordFinding(result, this.setting, findings, { seed, run: from + index });
    if (!finding) return;
    const pursued = this.pursuits.follow(finding, hintsOf(result));
    // One that may end the campaign is waited for; else runs go on meanwhile.
    if (stopOn) await pursued;
  }

  /** Takes little, so that it is done for all, however late it is. */
  private async confirm(finding: FuzzFinding): Promise<FuzzFinding | null> {
    const { findings, signal } = this.options;
    const confirmed = await confirm(finding, this.setting, findings, () => signal.aborted);
    if (!confirmed) this.tell(notSeenAgain(finding));
    return confirmed;
  }

  private async pursue(finding: FuzzFinding, hints: Hints): Promise<void> {
    const { findings, minimize, stopOn } = this.options;
    const told: TriageNews | null = minimize
      ? await triage(finding, hints, this.setting, findings, () => this.exhausted)
      : { type: 'finding', finding, file: findings.fileOf(finding) };
    if (told?.type === 'finding' && stopOn?.(told.finding)) this.halted = true;
    if (told) this.tell(told);
  }

  private tell(told: TriageNews): void {
    this.options.emit(told.type === 'note' ? told : { ...told, ms: this.ms, requests: this.requests });
  }

  /** What a run may know. Taken in the order of runs, so that none sees more than its due. */
  private snapshot(index: number): Promise<Snapshot> {
    const taken = this.turn.then(async () => {
      await this.mergeUpTo(index - LAG + 1);
      const records = new Map([...this.coverage.commands].map(([name, record]) => [name, { ...record }]));
      const fatal = new Map(this.coverage.fatal);
      return { records, fatal, entries: this.options.corpus.entries };
    });
    this.turn = taken.catch(() => {});
    return taken;
  }

  /** Takes in the answers of all runs before `end`, in their order. */
  private async mergeUpTo(end: number): Promise<void> {
    while (this.mergedTo < end) {
      const at = this.mergedTo;
      const learnt = await this.results[at];
      if (learnt) merge(learnt, this.coverage, this.options.corpus);
      this.results[at] = null;
      this.mergedTo++;
      this.options.merged(this.options.from + at);
    }
  }

  /** Of what has been done so far. */
  summary(): FuzzSummary {
    const records = this.coverage.commands;
    const commands = [...this.setting.profile.facts.commands].sort().map((name) => {
      const { tried = 0, succeeded = 0 } = records.get(name) ?? {};
      return [name, { tried, succeeded }];
    });
    const { findings } = this.options;
    const kept = new Set(findings.all.filter((one) => !isSuspicion(one)).map(({ signature }) => signature));
    const seen = (there: boolean) =>
      Object.fromEntries([...findings.seen].filter(([signature]) => kept.has(signature) === there));
    return {
      type: 'summary',
      ...this.progress(),
      excused: this.excused,
      seen: seen(true),
      lost: seen(false),
      commands: Object.fromEntries(commands),
    };
  }
}
