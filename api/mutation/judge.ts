/** Whether the suite notices a mutant, and whether for the mutant's own reason. */
import type { NamedMutant } from '../../harness/mutants/index.js';
import { isOwnKill, means } from '../../harness/mutants/kills.js';
import { mutated } from '../../harness/mutants/tap.js';
import type { CaseRecord, ResultEvent } from '../../harness/results.js';
import { type Knowledge, learn } from '../../harness/run/knowledge.js';
import { run } from '../../harness/run/run.js';
import { LEVELS, type Level, strictest } from '../../suites/basis.js';
import type { Case } from '../../suites/case.js';
import { monitors } from '../../suites/monitors/index.js';
import type { Campaign } from '../campaign.js';
import { documentsFor } from '../documents.js';
import { fallbackModel } from '../fallback.js';
import { allCases } from '../plan.js';

export interface Judged {
  id: string;
  /** `own`: killed by a check that it names; `other`: by another one only. */
  fate: 'own' | 'other' | 'survived';
  /** The case and the checks that killed it. */
  by?: string;
  /** The strictest level at which a run fails. */
  level?: Level;
  ms: number;
}

type Conditions = Pick<Campaign, 'knowledge' | 'supply' | 'may'>;

/** Milliseconds for a reply: a server on the same machine has answered by then. */
const TIMEOUT = 500;

export class Judge {
  /** Cases that fail without any mutation, or do not: real servers have some. */
  private readonly sound = new Map<string, boolean>();

  /** `casesOf`: the suite for a server of which this is known. */
  constructor(
    private readonly campaign: Campaign,
    private readonly casesOf: (knowledge: Knowledge) => readonly Case[] | Promise<readonly Case[]> = async (
      knowledge,
    ) => allCases(knowledge, (await documentsFor([], knowledge)).documents, campaign.scratch),
  ) {}

  /** First the cases that the mutant names, then all the others. */
  async judge(mutant: NamedMutant): Promise<Judged> {
    const started = performance.now();
    const { campaign } = this;
    const take = async (machine?: readonly string[]) =>
      mutated(await campaign.supply.take(machine), mutant.mutation);
    const first = await take();
    const knowledge = await learn(first, TIMEOUT, fallbackModel).finally(() => first.end());
    const conditions = { knowledge, supply: { take, boots: 0, bootMs: 0 }, may: campaign.may };
    const cases = await this.casesOf(knowledge);
    const patterns = [...Object.keys(mutant.kills), ...(mutant.amid ?? [])];
    const named = cases.filter(({ id }) => patterns.some((pattern) => means(pattern, id)));
    const isOwn = (record: CaseRecord) => isOwnKill(mutant, record);
    const record =
      (await this.failure(named, conditions, isOwn)) ??
      // What all traffic decides needs the whole run to show.
      (await this.failure(cases, conditions, isOwn)) ??
      (await this.failure(cases, conditions, ({ outcome }) => outcome === 'fail'));
    const fate = record === null ? 'survived' : isOwn(record) ? 'own' : 'other';
    const by = record && `${record.id} <${record.findings.map((f) => f.check).join(', ')}>`;
    const level = record && (await this.strictest(record, cases, conditions));
    const ms = Math.round(performance.now() - started);
    return { id: mutant.id, fate, ...(by === null ? {} : { by }), ...(level === null ? {} : { level }), ms };
  }

  /** That of the record, unless another case of the run fails at a stricter one. */
  private async strictest(
    record: CaseRecord,
    cases: readonly Case[],
    conditions: Conditions,
  ): Promise<Level> {
    const stricter = LEVELS.slice(0, LEVELS.indexOf(record.level));
    if (stricter.length === 0) return record.level;
    const found = await records(
      cases,
      conditions,
      ({ outcome, level }) => outcome === 'fail' && stricter.includes(level),
    );
    const unsound = await this.unsound(found);
    return strictest([record, ...found.filter(({ id }) => !unsound.has(id))]).level;
  }

  /** A failure that is looked for, in a case that the server passes without the mutation. */
  private async failure(
    cases: readonly Case[],
    conditions: Conditions,
    wanted: (record: CaseRecord) => boolean,
  ): Promise<CaseRecord | null> {
    const [first] = await records(cases, conditions, wanted, 1);
    if (!first) return null;
    if ((await this.unsound([first])).size === 0) return first;
    // Real servers have faults of their own.
    const all = await records(cases, conditions, wanted);
    const unsound = await this.unsound(all);
    return all.find(({ id }) => !unsound.has(id)) ?? null;
  }

  /** Those of the cases that fail without the mutation, too. */
  private async unsound(of: readonly CaseRecord[]): Promise<Set<string>> {
    const unknown = new Set(of.map(({ id }) => id).filter((id) => !this.sound.has(id)));
    const cases = (await this.casesOf(this.campaign.knowledge)).filter(({ id }) => unknown.has(id));
    const failing = await records(cases, this.campaign, ({ outcome }) => outcome === 'fail');
    for (const id of unknown) this.sound.set(id, !failing.some((record) => record.id === id));
    return new Set(of.map(({ id }) => id).filter((id) => !this.sound.get(id)));
  }
}

/** Runs cases until enough of them have ended as wanted. */
async function records(
  cases: readonly Case[],
  conditions: Conditions,
  wanted: (record: CaseRecord) => boolean,
  enough = Number.POSITIVE_INFINITY,
): Promise<CaseRecord[]> {
  const found: CaseRecord[] = [];
  const stop = new AbortController();
  const emit = (event: ResultEvent) => {
    if (event.type !== 'case' || found.length >= enough || !wanted(event)) return;
    found.push(event);
    if (found.length >= enough) stop.abort();
  };
  const plan = {
    ...conditions,
    cases,
    monitors,
    jobs: 1,
    timeout: TIMEOUT,
    bail: false,
    level: 'MUST',
    seed: 0,
  } as const;
  await run(plan, emit, stop.signal);
  return found;
}
