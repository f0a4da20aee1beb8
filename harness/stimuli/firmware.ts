/** Images of a few instructions, made at run time: a running machine without a guest. */
import { CODE, type Code, type CodeKind, type CodeUse, LOOP } from '../../schema/qemu/code.js';

/** The files that the words of a command line name in the scratch directory: `$DIR/halt`, `$DIR/spin-aarch64`. */
export function codeFor(words: readonly string[]): Record<string, Uint8Array> {
  const found: Record<string, Uint8Array> = {};
  for (const word of words) {
    const [, name = '', which = '', kind = 'x86'] = /^\$DIR\/((halt|spin|mail)(?:-(\w+))?)$/.exec(word) ?? [];
    if (name === '' || !Object.hasOwn(CODE, kind)) continue;
    const code = CODE[kind as CodeKind];
    found[name] = image(code, which as CodeUse);
    // Another machine that this one has to do with may halt.
    found[name.replace(which, 'halt')] ??= image(code, 'halt');
  }
  return found;
}

function image(code: Code, which: CodeUse): Buffer {
  const bytes = Buffer.alloc(code.size);
  for (const [at, hex] of Object.entries(code.besides ?? {})) Buffer.from(hex, 'hex').copy(bytes, Number(at));
  Buffer.from(instructions(code, which), 'hex').copy(bytes, code.at ?? 0);
  return code.elf ? elf(code.elf, bytes) : bytes;
}

function instructions({ halt, spin, mail = halt }: Code, which: CodeUse): string {
  if (which !== 'spin') return which === 'mail' ? mail : halt;
  return typeof spin === 'string' ? spin : spin.nop.repeat(LOOP) + spin.back;
}

/** Sizes of the two headers of an ELF file of 32 bits. */
const HEADER = 52;
const PROGRAM_HEADER = 32;

/** One segment, most significant byte first (System V ABI, chapters 4 and 5). */
function elf({ machine, address }: NonNullable<Code['elf']>, content: Buffer): Buffer {
  const head = Buffer.alloc(HEADER + PROGRAM_HEADER);
  head.write('7f454c46010201', 0, 'hex');
  const halves: [at: number, value: number][] = [
    ...([
      [16, 2],
      [18, machine],
      [40, HEADER],
      [42, PROGRAM_HEADER],
      [44, 1],
    ] as [number, number][]),
  ];
  const words: [at: number, value: number][] = [
    // Version, entry, where the program header is.
    ...([
      [20, 1],
      [24, address],
      [28, HEADER],
    ] as [number, number][]),
    // To be loaded; its place in the file and in memory, twice; its size in both; read, written and executed.
    ...([
      [52, 1],
      [56, head.length],
      [60, address],
      [64, address],
    ] as [number, number][]),
    ...([
      [68, content.length],
      [72, content.length],
      [76, 7],
      [80, 4],
    ] as [number, number][]),
  ];
  for (const [at, value] of halves) head.writeUInt16BE(value, at);
  for (const [at, value] of words) head.writeUInt32BE(value, at);
  return Buffer.concat([head, content]);
}
