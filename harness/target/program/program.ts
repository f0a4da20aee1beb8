/** What is known of a program that can be a target. */
import type { Duplex } from 'node:stream';
import type { Family } from '../../../suites/case.js';
import type { Adaptations } from './adaptations.js';
import type { ProgramOutput } from './ask.js';

/** What a program's arguments may refer to. */
export interface Facilities {
  /** Path for a unix socket, as the target sees it; the same name gives the same path. */
  socket(name: string): string;
  /** Scratch directory, as the target sees it. */
  scratch: string;
  /** Speak over the standard streams. */
  stdio: boolean;
  /** One monitor is enough. */
  lone: boolean;
  /** The user's command already says where QMP is. */
  monitored: boolean;
  adaptations: Adaptations;
  /** What the program prints when run with these arguments, as confined as the target. */
  ask(args: readonly string[]): Promise<ProgramOutput>;
}

export interface Arrangement {
  args: string[];
  /** Monitors that `args` adds. */
  monitors: { socket: string; pretty: boolean }[];
  /** Commands that `args` blocks. */
  disabled: string[];
}

export interface Program {
  family: Family;
  /** Runs unprivileged by default, in its scratch directory. */
  ofQemu: boolean;
  /** Whether an executable of this file name is one. */
  recognises(name: string): boolean;
  /** The arguments to run it with. Throws TargetError for arguments under which it could not be watched. */
  arrange(args: readonly string[], facilities: Facilities): Promise<Arrangement>;
  /** Whether it is ready, asked over a connection of its own. Throws TargetError. */
  check?(stream: Duplex, timeout: number): Promise<void>;
}
