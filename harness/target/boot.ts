/** Starts a target and waits until it can be talked to. */
import { type Assembly, assemble } from './command/assemble.js';
import { type CommandPlan, planOf } from './command/plan.js';
import { LAST_BREATH, reach } from './connect/reach.js';
import { TargetError } from './error.js';
import { fillScratch, openSlot, type Slot } from './place/slot.js';
import { BootedTarget } from './process/booted.js';
import { endedEarly } from './process/failure.js';
import { TargetProcess } from './process/process.js';
import { adapt, adaptationsOf } from './program/adaptations.js';
import type { Target, TargetOptions } from './target.js';

/** Throws TargetError, with nothing left behind, when the target cannot be talked to. */
export async function boot(options: TargetOptions): Promise<Target> {
  const plan = planOf(options);
  for (;;) {
    const adaptations = adaptationsOf(plan.located.file);
    const slot = await openSlot(plan.root, plan.user);
    try {
      fillScratch(slot, plan.files);
      return await start(plan, slot, await assemble(plan, slot, adaptations));
    } catch (error) {
      await slot.forget();
      if (!(error instanceof TargetError) || !adapt(plan.located.file, adaptations, error.stderr))
        throw error;
    }
  }
}

async function start(
  plan: CommandPlan,
  slot: Slot,
  { launch, command, monitors, disabled }: Assembly,
): Promise<Target> {
  const { name, user, program, bootTimeout: timeout } = plan;
  const started = performance.now();
  const process = await TargetProcess.start(launch);
  let problem: unknown;
  try {
    slot.record(process.pid);
    const deadline = started + timeout;
    const endpoints = await reach(process, { name, monitors, check: program.check, timeout, deadline });
    if (!process.ended) {
      return new BootedTarget(plan, slot, process, endpoints, disabled, command, performance.now() - started);
    }
  } catch (error) {
    problem = error;
  }
  // That it died explains more than what we noticed of it.
  const ending = await process.endedWithin(LAST_BREATH);
  await process.kill();
  throw ending ? endedEarly({ program: name, user }, ending, process.stderr()) : problem;
}
