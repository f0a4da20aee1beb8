/** Where a process was when it died, read from the notes at the start of its core file. */

/** A place in a program or library: the same in every process that runs it. */
export interface Fault {
  /** File name of the module; null where no module was: a jump into nowhere. */
  module: string | null;
  /** From the start of the file. */
  offset: number;
}

const PT_NOTE = 4;
const NT_PRSTATUS = 1;
const NT_FILE = 0x46494c45;
/** elf.h, sys/procfs.h and sys/user.h of 64-bit Linux: where the note of a thread has its instruction pointer. */
const INSTRUCTION_POINTER: Readonly<Record<number, number>> = {
  // x86-64: 112 bytes before the registers, rip is the 17th.
  62: 112 + 16 * 8,
  // AArch64: pc is the 33rd.
  183: 112 + 32 * 8,
};

/** Null when it is no core file of 64-bit little-endian ELF that tells. The notes may be all there is of it. */
export function faultIn(core: Buffer): Fault | null {
  if (core.length < 64 || core.readUInt32BE(0) !== 0x7f454c46 || core[4] !== 2 || core[5] !== 1) return null;
  const at = INSTRUCTION_POINTER[core.readUInt16LE(18)];
  if (at === undefined) return null;
  let pointer: number | null = null;
  let files: Mapping[] = [];
  for (const { type, body } of notes(core)) {
    // The first thread is the one that died.
    if (type === NT_PRSTATUS && pointer === null && body.length >= at + 8) {
      pointer = Number(body.readBigUInt64LE(at));
    }
    if (type === NT_FILE) files = mappings(body);
  }
  if (pointer === null) return null;
  const address = pointer;
  const home = files.find(({ start, end }) => address >= start && address < end);
  return home
    ? { module: home.name, offset: home.offset + address - home.start }
    : { module: null, offset: 0 };
}

function* notes(core: Buffer): Generator<{ type: number; body: Buffer }> {
  const table = Number(core.readBigUInt64LE(32));
  const size = core.readUInt16LE(54);
  for (let i = 0; i < core.readUInt16LE(56); i++) {
    const header = table + i * size;
    if (header + size > core.length || core.readUInt32LE(header) !== PT_NOTE) continue;
    const start = Number(core.readBigUInt64LE(header + 8));
    const end = Math.min(core.length, start + Number(core.readBigUInt64LE(header + 32)));
    for (let at = start; at + 12 <= end; ) {
      const body = at + 12 + padded(core.readUInt32LE(at));
      const length = core.readUInt32LE(at + 4);
      if (body + length <= end) {
        yield { type: core.readUInt32LE(at + 8), body: core.subarray(body, body + length) };
      }
      at = body + padded(length);
    }
  }
}

const padded = (length: number) => (length + 3) & ~3;

interface Mapping {
  start: number;
  end: number;
  offset: number;
  name: string;
}

function mappings(body: Buffer): Mapping[] {
  const count = Number(body.readBigUInt64LE(0));
  const page = Number(body.readBigUInt64LE(8));
  const names = body.toString('utf8', 16 + count * 24).split('\0');
  return Array.from({ length: count }, (_, i) => {
    const [start, end, offset] = [0, 8, 16].map((k) => Number(body.readBigUInt64LE(16 + i * 24 + k)));
    const name = (names[i] ?? '').split('/').at(-1) as string;
    return { start: start as number, end: end as number, offset: (offset as number) * page, name };
  });
}
