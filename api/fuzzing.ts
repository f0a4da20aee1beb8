/** From a choice of target to one that can be fuzzed: started again and again, confined, known. */
import { FILES } from '../generators/fuzz/things/outside.js';
import type { FindingTarget } from '../harness/finding.js';
import type { FuzzConfig, FuzzTargets } from '../harness/fuzz/engine/config.js';
import { rolesOf } from '../harness/fuzz/guide/weights.js';
import { learnWorld } from '../harness/fuzz/state/initial-state.js';
import { liveQueries } from '../harness/fuzz/state/reading.js';
import { learnFrom } from '../harness/run/first-talk.js';
import { persistent } from '../harness/run/starts.js';
import { Pool } from '../harness/target/pool.js';
import type { TargetOptions } from '../harness/target/target.js';
import type { Interface } from '../schema/model.js';
import { isUnchecked } from '../schema/qemu/unchecked.js';
import type { Monitor } from '../suites/monitor.js';
import { documentsFor } from './documents.js';
import { fallbackModel } from './fallback.js';
import { monitorsFor } from './plan.js';

const MiB = 2 ** 20;

/** Tighter than a conformance run needs: everything is asked for, sooner or later. The notes of a core tell where it died. */
const LIMITS = { fileSize: 256 * MiB, core: 4 * MiB };

/** How a target is started. */
export type Start = Omit<FindingTarget, 'kind' | 'version'> & {
  /** Variables of the user's environment, which no finding records. */
  passed?: Record<string, string>;
};

export interface FuzzTarget extends FuzzConfig {
  close(): Promise<void>;
}

/** `spares`: targets to keep ready. Throws TargetError when there is none to be had. */
export async function openFuzzTarget(how: Start, timeout: number, spares: number): Promise<FuzzTarget> {
  const pool = new Pool(optionsOf(how), { spares });
  try {
    const setting = await openSettingOf(pool, how, timeout);
    return { ...setting, pool: persistent(pool), close: () => pool.close() };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/** Learns from two targets of a pool all that fuzzing them takes. */
export async function openSettingOf(pool: FuzzTargets, how: Start, timeout: number): Promise<FuzzConfig> {
  const { profile } = await learnFrom(
    () => pool.take(),
    timeout,
    fallbackModel,
    () => null,
  );
  const second = await pool.take();
  const world = await learnWorld(second, profile, timeout).finally(() => second.end());
  const { facts, model, program, version } = profile;
  const { passed: _, ...recorded } = how;
  const { documents } = await documentsFor([], profile);
  return {
    description: { kind: program, ...recorded, version },
    pool,
    profile,
    monitors: monitorsFor(profile, documents).filter((monitor) => !presumes(monitor, model)),
    files: FILES,
    timeout,
    world,
    liveQueries: liveQueries(facts.commands),
    roles: rolesOf(model, [...facts.commands]),
    unchecked: (command) => isUnchecked(command, facts.version),
  };
}

/**
 * The rules about effects know what single commands do. They presume that nothing else does it too, and a fuzzer sends
 * everything: what the human monitor or a failed replacement takes away would look like a lie of the next query.
 */
function presumes(monitor: Monitor, model: Interface): boolean {
  return monitor.cases(model).some(({ id }) => id.startsWith('order/effect/'));
}

function optionsOf({ command, stdio, root, user, env, passed }: Start): TargetOptions {
  return {
    command: [...command],
    stdio: stdio ?? false,
    limits: LIMITS,
    ...(root === undefined ? {} : { root }),
    ...(user === undefined ? {} : { user }),
    env: { ...env, ...passed },
  };
}
