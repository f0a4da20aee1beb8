/**
 * A few instructions for each architecture, and how an image of them is made: `halt` stops the processor for good, so that only
 * timers and devices run; `spin` keeps it busy. Opcodes are from the manual of each architecture.
 */

import { MAILBOX_LOOP, WAIT } from './mailbox.js';

/** `mail`: like `halt`, but the processor looks for what the guest is to do. */
export type CodeUse = 'halt' | 'spin' | 'mail';

export type CodeKind =
  | ('x86' | 'aarch64' | 'arm' | 'riscv' | 'ppc64' | 's390x' | 'mips')
  | ('m68k' | 'sparc' | 'avr' | 'loongarch' | 'or1k');

export interface Code {
  /** Hexadecimal, in the order of the bytes in memory. */
  halt: string;
  /** An endless loop; or an instruction that does nothing, and a jump back over as many as {@link LOOP}. */
  spin: string | { nop: string; back: string };
  /** Bytes of the image. */
  size: number;
  /** Where in it the code lies; absent: at its start. */
  at?: number;
  /** A loop that takes code from a mailbox (mailbox.ts). */
  mail?: string;
  /** What lies elsewhere in it, by place. */
  besides?: Readonly<Record<number, string>>;
  /** The image is an ELF file, for machines that take nothing else. */
  elf?: { machine: number; address: number };
}

/** A shorter loop leaves QEMU little time for anything else while it records (seen on aarch64). */
export const LOOP = 1000;

const KIB = 1024;

export const CODE: Readonly<Record<CodeKind, Code>> = {
  // cli; hlt; jmp to hlt. jmp to itself. A processor starts 16 bytes before the end.
  x86: { halt: 'faf4ebfd', spin: 'ebfe', size: 64 * KIB, at: 64 * KIB - 16 },
  // wfi; b to it. b to itself.
  aarch64: { halt: '7f2003d5ffffff17', spin: { nop: '1f2003d5', back: '18fcff17' }, size: 64 * KIB },
  arm: { halt: '03f020e3fdffffea', spin: { nop: '00f020e3', back: '16fcffea' }, size: 64 * KIB },
  // wfi; j to it. j to itself.
  riscv: { halt: '730050106ff0dfff', spin: { nop: '13000000', back: '6ff00f86' }, size: 4 * KIB },
  // li r3, H_CEDE; sc 1; b to the first. b to itself. Firmware is entered at 0x100.
  ppc64: {
    halt: '386000e0440000224bfffff8',
    spin: { nop: '60000000', back: '4bfff060' },
    size: 8 * KIB,
    at: 0x100,
  },
  // At 0 a PSW whose address is 0x2000; there lpswe of another one, which waits for interrupts that never come (a wait without any
  // is a panic), or a jump to itself.
  s390x: {
    ...{
      mail: MAILBOX_LOOP,
      halt: WAIT,
      spin: { nop: '0707', back: 'a7f4fc18' },
      size: 16 * KIB,
      at: 0x2000,
    },
    besides: { 0: '0008000080002000', 2048: '03020001800000000000000000002004' },
  },
  // wait; b to it; nop. b; nop. At the start a branch to it, as the board writes its own number to the 16th byte.
  mips: {
    halt: '420000201000fffe00000000',
    spin: { nop: '00000000', back: '1000fc1700000000' },
    ...{ size: 64 * KIB, at: 0x100, besides: { 0: '1000003f00000000' } },
  },
  // stop #0x2700; bra to it. bra to itself.
  m68k: {
    halt: '4e72270060fa',
    spin: { nop: '4e71', back: '6000f82e' },
    size: 4 * KIB,
    elf: { machine: 4, address: 0x10000 },
  },
  // ba to itself; nop: a processor of this kind has no instruction to wait with.
  sparc: { halt: '1080000001000000', spin: { nop: '01000000', back: '10bffc1801000000' }, size: 8 * KIB },
  // sleep; rjmp to it. rjmp to itself.
  avr: { halt: '8895fecf', spin: { nop: '0000', back: '17cc' }, size: 4 * KIB },
  // l.j to itself; l.nop: there is no instruction to wait with.
  or1k: {
    halt: '0000000015000000',
    spin: { nop: '15000000', back: '03fffc1815000000' },
    size: 8 * KIB,
  },
  // idle; b to it. b to itself.
  loongarch: { halt: '00804806ffffff53', spin: { nop: '00004003', back: 'ff63f053' }, size: 64 * KIB },
};
