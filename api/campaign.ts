/** From a choice of target to one that is known and can be had again and again. */

import { learnFrom } from '../harness/run/first-talk.js';
import type { TargetPool } from '../harness/run/plan.js';
import type { Permissions } from '../harness/run/requirements.js';
import { profileTarget, type TargetProfile } from '../harness/run/target-profile.js';
import { TimeoutBudget } from '../harness/run/timeouts.js';
import { attach } from '../harness/target/attach.js';
import { machineWords, takesMachine } from '../harness/target/command/machine.js';
import { embed } from '../harness/target/embed.js';
import { Fleet } from '../harness/target/fleet.js';
import { shortScratch } from '../harness/target/place/working-directory.js';
import { extentOf } from '../schema/extent.js';
import type { Choice, Embedding, TargetFlags } from './choice.js';
import { fallbackModel } from './fallback.js';
import { steadyMemory } from './steady-memory.js';

export interface Campaign {
  profile: TargetProfile;
  pool: TargetPool;
  may: Permissions;
  /** What is left of it after the first talk. */
  timeouts: TimeoutBudget;
  /** Where generated paths point; it need not exist. */
  scratch: string;
  close(): Promise<void>;
}

/** Nobody's directory: what must be rejected names it on a server that is not ours. */
const NOWHERE = '/nonexistent/qmpspec';

/** Of QEMU's own servers none describes as much (schema/extent.ts), so their runs are not slowed down. */
const LARGE = 10_000;

export async function prepare(
  choice: Choice | Embedding,
  flags: TargetFlags,
  spares: number,
): Promise<Campaign> {
  const campaign = await prepared(choice, flags, spares);
  if (extentOf(campaign.profile.model) > LARGE) steadyMemory();
  return campaign;
}

async function prepared(choice: Choice | Embedding, flags: TargetFlags, spares: number): Promise<Campaign> {
  const destructive = flags.allowDestructive === true;
  const timeouts = new TimeoutBudget(flags.timeout, flags.patience);
  if (choice.kind === 'attach') {
    const target = await attach(choice.address);
    const profile = await profileTarget(target, timeouts, fallbackModel).finally(() => target.end());
    return {
      timeouts,
      profile,
      pool: { take: () => attach(choice.address), boots: 0, bootMs: 0 },
      may: { destructive, confined: false, restartable: false, machine: false },
      scratch: NOWHERE,
      close: async () => {},
    };
  }
  if (choice.kind === 'embed') return prepareEmbedded(choice, timeouts);
  const { stdio = false, root, user, env } = flags;
  const fleet = new Fleet(
    {
      command: choice.command,
      stdio,
      ...(root === undefined ? {} : { root }),
      ...(user === undefined ? {} : { user }),
      ...(env === undefined ? {} : { env }),
    },
    { spares },
  );
  try {
    const { profile, seen } = await learnFrom(
      () => fleet.take(),
      timeouts,
      fallbackModel,
      (first) => ({
        scratch: shortScratch(first),
        disabled: first.disabled.length > 0,
      }),
    );
    // Commands of an agent act on this machine; only those of the known one are blocked.
    const confined = profile.facts.family !== 'ga' || seen.disabled;
    return {
      timeouts,
      profile: { ...profile, words: machineWords(choice.command) },
      pool: fleet,
      may: { destructive, confined, restartable: true, machine: takesMachine(choice.command) },
      scratch: seen.scratch,
      close: () => fleet.close(),
    };
  } catch (error) {
    await fleet.close();
    throw error;
  }
}

async function prepareEmbedded(
  { serve, takesMachine: machine = false }: Embedding,
  timeouts: TimeoutBudget,
): Promise<Campaign> {
  const pool = {
    boots: 0,
    bootMs: 0,
    async take(words?: readonly string[]) {
      const target = await embed(serve, words);
      pool.boots++;
      pool.bootMs += target.bootMs;
      return target;
    },
  };
  const first = await pool.take();
  const profile = await profileTarget(first, timeouts, fallbackModel).finally(() => first.end());
  return {
    timeouts,
    profile,
    pool,
    may: { destructive: false, confined: true, restartable: true, machine },
    scratch: first.scratch,
    close: async () => {},
  };
}
