/** Starts a target and waits until it can be talked to. */

import { addressText } from './address.js';
import { type Assembly, assemble } from './command/assemble.js';
import { type Plan, planOf } from './command/plan.js';
import { dialStarting, firstSign } from './connect/contact.js';
import { type OwnedEndpoint, SocketEndpoint, StreamEndpoint } from './connect/endpoint.js';
import type { Ending } from './ending.js';
import { TargetError } from './error.js';
import { openSlot, type Slot } from './place/slot.js';
import { BootedTarget } from './process/booted.js';
import { endedEarly, stayedSilent } from './process/failure.js';
import { TargetProcess } from './process/process.js';
import { adapt, adaptationsOf } from './program/adaptations.js';
import type { Target, TargetOptions } from './target.js';

/** Milliseconds until the death of a process is known after it has closed its connections. */
const LAST_BREATH = 500;

/** Throws TargetError, with nothing left behind, when the target cannot be talked to. */
export async function boot(options: TargetOptions): Promise<Target> {
  const plan = planOf(options);
  for (;;) {
    const adaptations = adaptationsOf(plan.located.file);
    const slot = await openSlot(plan.root, plan.user);
    try {
      return await start(plan, slot, await assemble(plan, slot, adaptations));
    } catch (error) {
      await slot.forget();
      if (!(error instanceof TargetError) || !adapt(plan.located.file, adaptations, error.stderr))
        throw error;
    }
  }
}

async function start(plan: Plan, slot: Slot, assembly: Assembly): Promise<Target> {
  const started = performance.now();
  const process = await TargetProcess.start(assembly.launch);
  try {
    slot.record(process.pid);
    const endpoints = await reach(plan, process, assembly, started + plan.bootTimeout);
    return new BootedTarget(plan, slot, process, endpoints, assembly.disabled, performance.now() - started);
  } catch (error) {
    await process.kill();
    throw error;
  }
}

async function reach(
  plan: Plan,
  process: TargetProcess,
  { monitors }: Assembly,
  deadline: number,
): Promise<OwnedEndpoint[]> {
  const { program } = plan;
  const endpoints = monitors.map(({ address, pretty }) => new SocketEndpoint(address, pretty));
  const address = monitors[0]?.address;
  const stream = address ? await dialStarting(process, address, deadline) : process.stream;
  const sign = stream && (await firstSign(stream, { deadline, greets: program.greets }));

  const early = (ending: Ending) =>
    endedEarly({ program: plan.name, user: plan.user, moved: program.ofQemu }, ending, process.stderr());
  const ending = sign === 'closed' ? await process.endedWithin(LAST_BREATH) : process.ended;
  if (ending) throw early(ending);
  if (!stream) {
    throw stayedSilent(plan.name, address ? addressText(address) : 'its standard streams', plan.bootTimeout);
  }
  if (program.check) {
    await program.check(stream, Math.max(0, deadline - performance.now())).catch(async (problem) => {
      const died = await process.endedWithin(LAST_BREATH);
      throw died ? early(died) : problem;
    });
    stream.destroy();
  } else endpoints[0]?.keep(stream);
  return address ? endpoints : [new StreamEndpoint(stream)];
}
