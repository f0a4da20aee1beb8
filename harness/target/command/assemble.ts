/** The process to start for a plan, now that its directories exist. */

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Address, freePort } from '../address.js';
import { LIMITS, type LimitRule, type Limits } from '../confine/limits.js';
import type { User } from '../confine/user.js';
import type { Slot } from '../place/slot.js';
import type { Launch } from '../process/process.js';
import type { Adaptations } from '../program/adaptations.js';
import { outputOf } from '../program/ask.js';
import { locate } from '../program/locate.js';
import { fill } from './placeholders.js';
import type { CommandPlan } from './plan.js';

/** The command line that confines a command: limits, chroot and user, then the command in the same process. */

interface Confinement {
  limits: Limits;
  /** Under this directory, as this user; a user without a root is set by whoever spawns. */
  root: string | null;
  user: User | null;
  /** KiB of the limit by which its children are told (place/marks.ts); default: none. */
  mark?: bigint;
}

/**
 * Every step execs the next one, so the pid, the exit status and the signal are those of the command. A limit that
 * is already lower than ours cannot be raised and stays.
 */
export function launcher(command: readonly string[], { limits, root, user, mark }: Confinement): string[] {
  const chroot = root === null ? [] : [locate('chroot', null).path, ...(user ? userspec(user) : []), root];
  return ['/bin/sh', '-c', script(limits, mark), 'sh', ...chroot, ...command];
}

function script(limits: Limits, mark: bigint | undefined): string {
  const steps = Object.entries(LIMITS).flatMap(([name, rule]) => {
    const value = limits[name as keyof Limits];
    return value === null ? [] : ulimits(rule, Math.floor(value / rule.unit));
  });
  const marking = mark === undefined ? [] : [`ulimit -m ${mark} 2>/dev/null`];
  // Ignored, so that a write beyond the limit is an error the target can report instead of its death.
  return ['trap "" XFSZ', ...steps, ...marking, 'exec "$@"'].join('; ');
}

function ulimits({ option, grace }: LimitRule, units: number): string[] {
  if (grace === undefined) return [`ulimit ${option} ${units} 2>/dev/null`];
  return [`ulimit -S ${option} ${units} 2>/dev/null`, `ulimit -H ${option} ${units + grace} 2>/dev/null`];
}

function userspec({ uid, gid }: User): string[] {
  return [`--userspec=${uid}:${gid}`, '--groups='];
}

/** The variables of our environment that a target gets: secrets of a CI are none of its business. */

/** Why each is passed on. */
export const PASSED: readonly (readonly [name: RegExp, reason: string])[] = [
  [/^PATH$/, 'programs that it starts'],
  [/^(HOME|USER|LOGNAME|SHELL)$/, 'programs that are no QEMU, and their settings'],
  [/^(LANG|LANGUAGE|LC_\w+)$/, 'the language of its messages'],
  [/^TZ$/, 'the clock of a guest'],
  [/^LD_LIBRARY_PATH$/, 'libraries of a build that is not installed'],
  [/^(ASAN|UBSAN|LSAN|TSAN|MSAN)_(OPTIONS|SYMBOLIZER_PATH)$/, 'how a sanitizer speaks'],
  [/^(GCOV_PREFIX|GCOV_PREFIX_STRIP|LLVM_PROFILE_FILE)$/, 'where the coverage of a build goes'],
  [/^(G_DEBUG|G_SLICE|G_MESSAGES_DEBUG|MALLOC_\w+)$/, 'how GLib and the allocator look for mistakes'],
];

export function passedOn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => PASSED.some(([pattern]) => pattern.test(name))),
  );
}

/** A target works in its scratch directory; the user's words for files of their own are to mean there what they mean here. */

/** With or without the name of an option before it. A plain word may be anything: a file's name has a dot or a slash. */
const FILE = /^(--?[\w-]+=)?([^-/{=][^={]*[./][^={]*|\.{1,2})$/;

export function absolute(word: string): string {
  const [, option = '', name = ''] = FILE.exec(word) ?? [];
  return name !== '' && existsSync(name) ? option + resolve(name) : word;
}

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
