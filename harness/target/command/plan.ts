/** All that is settled about a target before anything of it exists. */
import { basename } from 'node:path';
import { type Limits, limitsWith } from '../confine/limits.js';
import { lookUpUser, type User, unprivilegedUser } from '../confine/user.js';
import { TargetError } from '../error.js';
import { programOf } from '../program/known.js';
import { type Located, locate } from '../program/locate.js';
import type { Program } from '../program/program.js';
import type { TargetOptions } from '../target.js';
import { namesMonitor } from './placeholders.js';
import { rootDirectory } from './root.js';

const BOOT_TIMEOUT = 10_000;

export interface CommandPlan {
  /** File name of the program, as given. */
  name: string;
  program: Program;
  located: Located;
  /** The command as given, before placeholders are filled in. */
  command: readonly string[];
  monitored: boolean;
  lone: boolean;
  stdio: boolean;
  root: string | null;
  user: User | null;
  env: Record<string, string>;
  files: Record<string, Uint8Array>;
  limits: Limits;
  bootTimeout: number;
}

/** Throws TargetError for what cannot work. */
export function planOf(options: TargetOptions): CommandPlan {
  const { command, lone = false, stdio = false, env = {}, files = {}, bootTimeout = BOOT_TIMEOUT } = options;
  const name = command[0];
  if (!name) throw new TargetError('unusable', 'A target needs a command; put it after --.');
  const monitored = namesMonitor(command);
  if (stdio && monitored) {
    throw new TargetError(
      'unusable',
      'The command names a socket, and --stdio says that there is none; choose one.',
    );
  }
  const root = options.root === undefined ? null : rootDirectory(options.root);
  const located = locate(name, root);
  const program = programOf(located);
  return {
    name: basename(name),
    program,
    located,
    command,
    monitored,
    lone,
    stdio,
    root,
    user: userFor(options.user, program),
    env,
    files,
    limits: limitsWith(options.limits),
    bootTimeout,
  };
}

/** A program of QEMU's needs no rights; of any other we cannot know, so the user must ask for it. */
function userFor(wanted: string | undefined, program: Program): User | null {
  if (wanted !== undefined) return lookUpUser(wanted);
  return program.ofQemu && process.getuid?.() === 0 ? unprivilegedUser() : null;
}
