/** From a choice of target to one that is known and can be had again and again. */

import { learnFrom } from '../harness/run/first-talk.js';
import type { TargetPool } from '../harness/run/plan.js';
import type { Permissions } from '../harness/run/requirements.js';
import { profileTarget, type TargetProfile } from '../harness/run/target-profile.js';
import { TimeoutBudget } from '../harness/run/timeouts.js';
import { attach } from '../harness/target/attach.js';
import { takesMachine } from '../harness/target/command/machine.js';
import { embed } from '../harness/target/embed.js';
import { Fleet } from '../harness/target/fleet.js';
import { shortScratch } from '../harness/target/place/working-directory.js';
import type { Choice, Embedding, TargetFlags } from './choice.js';
import { fallbackModel } from './fallback.js';

export interface Campaign {
  knowledge: TargetProfile;
  supply: TargetPool;
  may: Permissions;
  /** What is left of it after the first talk. */
  patience: TimeoutBudget;
  /** Where generated paths point; it need not exist. */
  scratch: string;
  close(): Promise<void>;
}

/** Nobody's directory: what must be rejected names it on a server that is not ours. */
const NOWHERE = '/nonexistent/qmpspec';

export async function prepare(
  choice: Choice | Embedding,
  flags: TargetFlags,
  spares: number,
): Promise<Campaign> {
  const destructive = flags.allowDestructive === true;
  const patience = new TimeoutBudget(flags.timeout, flags.patience);
  if (choice.kind === 'attach') {
    const target = await attach(choice.address);
    const knowledge = await profileTarget(target, patience, fallbackModel).finally(() => target.end());
    return {
      patience,
      knowledge,
      supply: { take: () => attach(choice.address), boots: 0, bootMs: 0 },
      may: { destructive, confined: false, restartable: false, machine: false },
      scratch: NOWHERE,
      close: async () => {},
    };
  }
  if (choice.kind === 'embed') return prepareEmbedded(choice, patience);
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
    const { knowledge, seen } = await learnFrom(
      () => fleet.take(),
      patience,
      fallbackModel,
      (first) => ({
        scratch: shortScratch(first),
        disabled: first.disabled.length > 0,
      }),
    );
    // Commands of an agent act on this machine; only those of the known one are blocked.
    const confined = knowledge.facts.family !== 'ga' || seen.disabled;
    return {
      patience,
      knowledge,
      supply: fleet,
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
  patience: TimeoutBudget,
): Promise<Campaign> {
  const supply = {
    boots: 0,
    bootMs: 0,
    async take(words?: readonly string[]) {
      const target = await embed(serve, words);
      supply.boots++;
      supply.bootMs += target.bootMs;
      return target;
    },
  };
  const first = await supply.take();
  const knowledge = await profileTarget(first, patience, fallbackModel).finally(() => first.end());
  return {
    patience,
    knowledge,
    supply,
    may: { destructive: false, confined: true, restartable: true, machine },
    scratch: first.scratch,
    close: async () => {},
  };
}
