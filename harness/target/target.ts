/** What the rest of the harness sees of a target: how to reach it, where it may write, how it ended. */
import type { Duplex } from 'node:stream';
import type { Family, Usage } from '../../suites/case.js';
import type { Limits } from './confine/limits.js';
import type { Ending } from './ending.js';

/** How to start a target; limits, user and directories are chosen as `qmpspec run` chooses them. */
export interface TargetOptions {
  /** Program and arguments; `{qmp}`, `{qmp2}`…, `{tcp}` and `{dir}` are filled in. */
  command: string[];
  /** Speak over the child's standard streams. */
  stdio?: boolean;
  /** One monitor is enough: a server polls all that it has for every byte that it reads. */
  lone?: boolean;
  /** Directory the command is chrooted into; needs root. */
  root?: string;
  /** User the target runs as; needs root. Default: `nobody` for QEMU's own programs when we are root. */
  user?: string;
  /** Added to the few variables of ours that it gets (confine/environment.ts). */
  env?: Record<string, string>;
  /** Overrides single limits; null lifts one. */
  limits?: Partial<Limits>;
  /** Files that lie in the scratch directory when it starts, by name. */
  files?: Record<string, Uint8Array>;
  /** Milliseconds until it must listen; default 10 000. */
  bootTimeout?: number;
}

/** One monitor: a place where one client at a time may connect. */
export interface Endpoint {
  /** Throws TargetError when nobody listens any more. */
  connect(): Promise<Duplex>;
  /** The monitor pretty-prints (`pretty=on`). */
  readonly pretty: boolean;
}

/** A server under test, whoever started it. */
export interface Target {
  /** A server that somebody else started: we only talk to it. */
  readonly attached: boolean;
  /** Its rate limits go by the machine's own clock, which only a test moves (`-accel qtest`). */
  readonly virtualTime: boolean;
  /** `qmp` for an unknown program, until it turns out that it does not greet. */
  readonly family: Family;
  /** `qemu-system-x86_64`, `qemu-storage-daemon`…; for an unknown program its file name; `attached`. */
  readonly program: string;
  /** Monitors that can be used at the same time; at least one. */
  readonly endpoints: readonly Endpoint[];
  /** False where the first connection is the only one (standard streams). */
  readonly reconnects: boolean;
  /** Directory the target may write to, as the target sees it. */
  readonly scratch: string;
  /** The same directory as we see it. */
  readonly hostScratch: string;
  /** Guest-agent commands that we have blocked. */
  readonly disabled: readonly string[];
  /** Null when attached. */
  readonly pid: number | null;
  /**
   * The words it was started with, ours included, without what confines it; `{dir}` is its scratch directory, `{io}`
   * that of its sockets. Null where we did not start a process.
   */
  readonly command: readonly string[] | null;
  /** Milliseconds from the start of the process until it could be talked to. */
  readonly bootMs: number;
  /** How the process ended, by itself or by us; never resolves when attached. */
  readonly ending: Promise<Ending>;
  /** The same once it is known. */
  readonly ended: Ending | null;
  /** How it ended if it does within `ms`, else null: tells a death from a connection closed while alive. */
  endedWithin(ms: number): Promise<Ending | null>;
  /** What its process holds at the moment; null where nobody may look. */
  usage(): Usage | null;
  /** What it wrote to stderr and stdout after its first `from` bytes (default 0), the last 64 KiB of it. */
  stderr(from?: number): string;
  /** Bytes that it has written to stderr and stdout. */
  readonly written: number;
  /**
   * Stops its process until it is wanted: a machine whose guest spins would take a processor from those that are at work. Only of
   * QEMU's emulators, which are one process.
   */
  rest?(): void;
  wake?(): void;
  /** Kills its process group and removes its directories; when attached, does nothing to it. */
  end(): Promise<Ending>;
}
