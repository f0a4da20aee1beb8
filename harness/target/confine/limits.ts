/** What a target may use of the machine. */

export interface Limits {
  /** Bytes of address space. */
  addressSpace: number | null;
  /** Bytes of one file. */
  fileSize: number | null;
  /** Seconds of processor time. */
  cpuTime: number | null;
  /** Open file descriptors. */
  openFiles: number | null;
  /** Bytes of a core file. */
  core: number | null;
}

const GiB = 2 ** 30;

export interface LimitRule {
  value: number;
  /** Option of the shell's ulimit. */
  option: string;
  /** Bytes (or units) to one unit of that option. */
  unit: number;
  /** Units between the limit, which a signal tells the target of, and the one that kills it unheard. */
  grace?: number;
  /** Why it is what it is. */
  reason: string;
}

export const LIMITS: Record<keyof Limits, LimitRule> = {
  addressSpace: {
    value: 32 * GiB,
    option: '-v',
    unit: 1024,
    reason:
      'an absurd amount of memory must be refused to the target, not taken from the machine; guest memory, the code cache of TCG (1 to 2 GiB) and the heap reservations of a JavaScript engine need room',
  },
  fileSize: {
    value: 4 * GiB,
    option: '-f',
    unit: 512,
    reason:
      'a dump of the memory of a default guest fits; a preallocated image of random size does not fill the disk',
  },
  cpuTime: {
    value: 3600,
    option: '-t',
    unit: 1,
    grace: 60,
    reason: 'a process that spins ends one day, even if everything meant to end it was killed',
  },
  openFiles: {
    value: 1024,
    option: '-n',
    unit: 1,
    reason: 'a leak of descriptors shows; no monitor and no ordinary set of images comes near',
  },
  core: { value: 0, option: '-c', unit: 512, reason: 'a crash is expected, its core is not kept' },
};

/** The defaults with some overridden. */
export function limitsWith(overrides: Partial<Limits> = {}): Limits {
  const defaults = Object.entries(LIMITS).map(([name, rule]) => [name, rule.value]);
  return { ...(Object.fromEntries(defaults) as unknown as Limits), ...overrides };
}
