/**
 * Boards that cases start in place of the machine that the user has named. Source: `-machine help` of QEMU 5.2 to 11.1; the
 * memory was tried with a processor that halts at once.
 */

/** As query-target names it (SysEmuTarget), and in the name of the emulator, qemu-system-ARCHITECTURE. */
export type Architecture = 'x86_64' | 'i386' | 'aarch64';

export interface Board {
  /** Absent: all have it. */
  architectures?: readonly Architecture[];
  /** MiB that it starts with; absent: it has neither memory nor a processor. */
  memory?: number;
}

const X86: readonly Architecture[] = ['x86_64', 'i386'];

/** By the name that `-machine` takes. */
export const BOARDS = {
  none: {},
  pc: { architectures: X86, memory: 16 },
  /** With PCI Express. */
  q35: { architectures: X86, memory: 64 },
} as const satisfies Readonly<Record<string, Board>>;

/** Emulators that are looked for where the user names none, in this order. */
export const EMULATORS: readonly string[] = (['x86_64', 'aarch64', 'i386'] satisfies Architecture[]).map(
  (architecture) => `qemu-system-${architecture}`,
);
