/** Whether the suite notices a mutant, and whether for the mutant's own reason. */

import type { Campaign } from '../api/campaign.js';
import { documentsFor } from '../api/documents.js';
import { fallbackModel } from '../api/fallback.js';
import { allCases, monitorsFor } from '../api/plan.js';
import type { NamedMutant } from '../harness/mutants/index.js';
import { mutated } from '../harness/mutants/interceptor.js';
import type { CaseRecord, ResultEvent } from '../harness/results.js';
import { run } from '../harness/run/run.js';
import { profileTarget, type TargetProfile } from '../harness/run/target-profile.js';
import { TimeoutBudget } from '../harness/run/timeouts.js';
import { LEVELS, type Level, strictest } from '../suites/basis.js';
import type { Case } from '../suites/case.js';
import { isOwnKill, means } from './kills.js';

export interface JudgedMutant {
  id: string;
  /** `own`: killed by a check that it names; `other`: by another one only. */
  fate: 'own' | 'other' | 'survived';
  /** The case and the checks that killed it. */
  by?: string;
  /** The strictest level at which a run fails. */
  level?: Level;
  ms: number;
}

type Conditions = Pick<Campaign, 'profile' | 'pool' | 'may'>;

/** Milliseconds for a reply: a server on the same machine has answered by then. */
const TIMEOUT = 500;

export class MutationJudge {
  /** Cases that fail without any mutation, or do not: real servers have some. */
  private readonly sound = new Map<string, boolean>();
  private baseline: Promise<void> | null = null;

  /** `casesOf`: the suite for a server of which this is known. */
  constructor(
    private readonly campaign: Campaign,
    private readonly casesOf: (profile: TargetProfile) => readonly Case[] | Promise<readonly Case[]> = async (
      profile,
    ) => allCases(profile, (await documentsFor([], profile)).documents, campaign.scratch),
  ) {}

  /** First the cases that the mutant names, then all the others. */
  async judge(mutant: NamedMutant): Promise<JudgedMutant> {
    const started = performance.now();
    const { campaign } = this;
    const take = async (machine?: readonly string[]) =>
      mutated(await campaign.pool.take(machine), mutant.mutation);
    const first = await take();
    const profile = await profileTarget(first, TIMEOUT, fallbackModel).finally(() => first.end());
    const conditions = { profile, pool: { take, boots: 0, bootMs: 0 }, may: campaign.may };
    const cases = await this.casesOf(profile);
    const patterns = [...Object.keys(mutant.kills), ...(mutant.amid ?? [])];
    const named = cases.filter(({ id }) => patterns.some((pattern) => means(pattern, id)));
    const isOwn = (record: CaseRecord) => isOwnKill(mutant, record);
    const failed = ({ outcome }: CaseRecord) => outcome === 'fail';
    const record =
      (await this.failure(named, conditions, isOwn)) ??
      // What all traffic decides needs the whole run to show.
      (await this.failure(cases, conditions, isOwn)) ??
      (await this.failure(cases, conditions, failed));
    const fate = record === null ? 'survived' : isOwn(record) ? 'own' : 'other';
    const by = record && `${record.id} <${record.findings.map((f) => f.check).join(', ')}>`;
    const level = record && (await this.strictest(record, cases, conditions));
    const ms = Math.round(performance.now() - started);
    return { id: mutant.id, fate, ...(by === null ? {} : { by }), ...(level === null ? {} : { level }), ms };
  }

  /** That of the record, unless another case of the run fails at a stricter one. */
  private async strictest(
    { level }: CaseRecord,
    cases: readonly Case[],
    conditions: Conditions,
  ): Promise<Level> {
    const stricter = LEVELS.slice(0, LEVELS.indexOf(level));
    if (stricter.length === 0) return level;
    // Otherwise the whole search begins again with each fault that the server has of its own.
    this.baseline ??= this.learnBaseline();
    await this.baseline;
    const other = await this.failure(
      cases.filter((each) => stricter.includes(each.level)),
      conditions,
      (record) => record.outcome === 'fail' && stricter.includes(record.level),
    );
    return other?.level ?? level;
  }

  /** One run without any mutation. */
  private async learnBaseline(): Promise<void> {
    const cases = await this.casesOf(this.campaign.profile);
    const failing = await records(cases, this.campaign, (record) => record.outcome === 'fail');
    for (const { id } of failing) this.sound.set(id, false);
  }

  /** The strictest failure that is looked for, in a case that the server passes without the mutation. */
  private async failure(
    cases: readonly Case[],
    conditions: Conditions,
    wanted: (record: CaseRecord) => boolean,
  ): Promise<CaseRecord | null> {
    for (;;) {
      // Real servers have faults of their own.
      const [first, ...others] = await records(
        cases,
        conditions,
        (record) => wanted(record) && this.sound.get(record.id) !== false,
        ({ level }) => level === 'MUST',
      );
      if (!first) return null;
      const found = strictest([first, ...others]);
      if (await this.isSound(found)) return found;
    }
  }

  /** Whether its case passes without the mutation. */
  private async isSound({ id }: CaseRecord): Promise<boolean> {
    const known = this.sound.get(id);
    if (known !== undefined) return known;
    const cases = (await this.casesOf(this.campaign.profile)).filter((each) => each.id === id);
    const failing = await records(cases, this.campaign, (record) => record.outcome === 'fail');
    const sound = !failing.some((record) => record.id === id);
    this.sound.set(id, sound);
    return sound;
  }
}

/** Runs cases until one has ended as wanted and is the last that is needed. */
async function records(
  cases: readonly Case[],
  conditions: Conditions,
  wanted: (record: CaseRecord) => boolean,
  enough: (record: CaseRecord) => boolean = () => false,
): Promise<CaseRecord[]> {
  const found: CaseRecord[] = [];
  const stop = new AbortController();
  const emit = (event: ResultEvent) => {
    if (event.type !== 'case' || stop.signal.aborted || !wanted(event)) return;
    found.push(event);
    if (enough(event)) stop.abort();
  };
  const { documents } = await documentsFor([], conditions.profile);
  const plan = {
    ...conditions,
    cases,
    monitors: monitorsFor(conditions.profile, documents),
    jobs: 1,
    timeout: TIMEOUT,
    timeouts: new TimeoutBudget(TIMEOUT),
    bail: false,
    level: 'MUST',
    seed: 0,
  } as const;
  const { left } = await run(plan, emit, stop.signal);
  await left;
  return found;
}
