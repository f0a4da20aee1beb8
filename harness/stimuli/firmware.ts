/** Firmware of a few bytes, made at run time: a running machine without a guest. */

const SIZE = 0x10000;

/** Where an x86 processor starts, 16 bytes before the end. */
const RESET_VECTOR = SIZE - 16;

const CLI = 0xfa;
const HLT = 0xf4;
const JMP_SHORT = 0xeb;

/** Names of the images, as scenarios use them. */
export const FIRMWARE = {
  /** Stops the processor at once and for good: only timers and devices run. */
  halt: image([CLI, HLT, JMP_SHORT, 0xfd]),
  /** Keeps the processor busy with one instruction. */
  spin: image([JMP_SHORT, 0xfe]),
} as const;

function image(code: readonly number[]): Buffer {
  const bytes = Buffer.alloc(SIZE);
  Buffer.from(code).copy(bytes, RESET_VECTOR);
  return bytes;
}
