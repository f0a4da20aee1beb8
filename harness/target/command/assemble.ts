/** The process to start for a plan, now that its directories exist. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Address, freePort } from '../address.js';
import { passedOn } from '../confine/environment.js';
import { launcher } from '../confine/launcher.js';
import type { Slot } from '../place/slot.js';
import type { Launch } from '../process/process.js';
import type { Adaptations } from '../program/adaptations.js';
import { outputOf } from '../program/ask.js';
import { absolute } from './absolute.js';
import { fill } from './placeholders.js';
import type { CommandPlan } from './plan.js';

/** Part of every system that has a shell; changes the directory and becomes the command. */
const ENV = '/usr/bin/env';

export interface Assembly {
  launch: Launch;
  /** Where it will listen; empty on standard streams. */
  monitors: { address: Address; pretty: boolean }[];
  disabled: string[];
  /** As reports show it: see `Target.command`. */
  command: string[];
}

export async function assemble(plan: CommandPlan, slot: Slot, adaptations: Adaptations): Promise<Assembly> {
  const { program, located, root, user, stdio, monitored, lone } = plan;
  const { scratch, hostScratch, socket, onHost, limitMark: mark } = slot;
  const limits = { ...plan.limits, ...(adaptations.allAddressSpace && { addressSpace: null }) };
  // chroot leaves the target in the root directory, where it may not write, and relative names mean nothing.
  const mover = root !== null && existsSync(join(root, ENV)) ? [ENV, '-C', scratch] : [];
  const confined = (args: readonly string[]) =>
    launcher([...mover, located.path, ...args], { limits, root, user, mark });
  const surroundings = {
    // Temporary files of its own end up where they are removed.
    env: { ...passedOn(process.env), TMPDIR: scratch, ...plan.env, ...slot.mark },
    // Relative file names in requests must not reach the user's own files, through whatever program a QEMU is started.
    cwd: hostScratch,
    // Below a root, chroot switches.
    user: root === null ? user : null,
  };

  const port = plan.command.some((word) => word.includes('{tcp}')) ? await freePort() : 0;
  const words = plan.command
    .slice(1)
    .map((word) => (program.ofQemu || root !== null ? word : absolute(word)));
  const filled = fill(words, { socket, scratch, port });
  const { args, monitors, disabled } = await program.arrange(filled.words, {
    socket,
    scratch,
    stdio,
    monitored,
    lone,
    adaptations,
    ask: (question) => outputOf(confined(question), surroundings),
  });
  const added = monitors.map(({ socket: name, pretty }) => ({
    address: { kind: 'unix' as const, path: onHost(socket(name)) },
    pretty,
  }));
  const named = filled.monitors.map((address) => ({
    address: address.kind === 'unix' ? { ...address, path: onHost(address.path) } : address,
    pretty: false,
  }));
  return {
    launch: { command: confined(args), stdio, ...surroundings },
    monitors: [...named, ...added],
    disabled,
    command: [plan.command[0] as string, ...args].map((word) =>
      word.replaceAll(scratch, '{dir}').replaceAll(dirname(socket('qmp')), '{io}'),
    ),
  };
}
