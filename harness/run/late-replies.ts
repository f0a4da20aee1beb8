/**
 * Tells a reply that comes late from one that never comes. A machine whose processor spins makes QEMU take half a minute for a
 * device_add that fails (QEMU 7.2 waits for the guest there): that is no missing reply.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { workOf } from '../target/process/usage.js';

/**
 * So many times the timeout of the user is waited in all, in processor time of the target: on a machine that many share it is
 * slower by as much. Of a timeout of 10 s, 13 were seen on a machine at leisure, and 35 by the clock on a busy one.
 */
const LONGER = 2;
/** The same by the clock, at the most. */
const LONGEST = 12;

/** Commands of one run that are waited for like that. Three that never answer take some two minutes. */
const MOST_COMMANDS = 3;

/** Milliseconds in which it shows whether a process is at work. A silent server sleeps. */
const SAMPLE_MS = 1000;
/** Milliseconds of processor time in it; on a machine that many share a busy process gets little. */
const AT_WORK_MS = 30;

/** Milliseconds between two looks for the reply. */
const PAUSE_MS = 50;

/** The target that owes a reply. */
export interface Debtor {
  /** Null where its process cannot be looked at. */
  pid: number | null;
  /** Replies that came so far. */
  replies(): number;
  /** Nothing more will come. */
  gone(): boolean;
}

/** Milliseconds from the request to the reply, or for which none came. */
export type Lateness = { cameAfter: number } | { noneWithin: number };

export class LateReplies {
  private readonly never = new Set<string>();
  private readonly known = new Map<string, Promise<Lateness | null>>();

  /** `timeout`: milliseconds that a reply may take, as the user gave them. */
  constructor(
    private readonly timeout: number,
    private readonly work: typeof workOf = workOf,
  ) {}

  /**
   * What came of `command`, on this or an earlier target, after it was given up (`waited`: milliseconds). Null where waiting longer
   * is no use: the server has answered nothing before, its process sleeps or cannot be looked at, or this was done too often.
   */
  of(command: string, waited: number, debtor: Debtor): Promise<Lateness | null> {
    const before = this.known.get(command);
    if (before) return before;
    if (debtor.pid === null || debtor.replies() === 0 || this.known.size >= MOST_COMMANDS)
      return Promise.resolve(null);
    const found = this.wait(waited, debtor);
    void found.then((lateness) => {
      if (lateness && 'noneWithin' in lateness) this.never.add(command);
    });
    this.known.set(command, found);
    return found;
  }

  /** Whether it was waited for as long as any is, in vain. */
  neverAnswered(command: string): boolean {
    return this.never.has(command);
  }

  private async wait(waited: number, { pid, replies, gone }: Debtor): Promise<Lateness | null> {
    const before = replies();
    const since = performance.now();
    const start = this.work(pid)?.ms;
    const enough = LONGER * this.timeout;
    const look = Math.min(SAMPLE_MS, enough);
    for (;;) {
      const passed = performance.now() - since;
      if (replies() > before) return { cameAfter: Math.round(waited + passed) };
      if (gone()) return null;
      const worked = (this.work(pid)?.ms ?? 0) - (start ?? 0);
      if (passed >= look && worked < AT_WORK_MS) return null;
      const over = waited + worked >= enough || waited + passed >= LONGEST * this.timeout;
      if (over && waited + passed >= enough) return { noneWithin: waited + passed };
      await pause(PAUSE_MS);
    }
  }
}
