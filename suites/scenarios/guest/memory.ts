/** Guest memory: written, read, filled, and code for the processor in it. */
import { BYTES, type GuestActions, hex, LONG, lines, memoryAt } from './action.js';

const MIB = 0x100000;

/** The vector of the non-maskable interrupt in real mode (Intel SDM, volume 3, 8086 emulation), where it leads, and the code there. */
const NMI = {
  vector: '0x8',
  handler: '0x1000',
  // movb $0x5a, 0x2000; hlt; jmp to the hlt
  code: 'c60600205af4ebfd',
};

const write = (address: string, bytes: string) => `write ${address} ${hex(bytes.length / 2)} 0x${bytes}`;

/** The header that OVMF gives its log (hw/uefi/ovmf-log.c): two words by which it is known, sizes, offsets, its version. */
const LOG = { magic: 'ovmfmdg1ovmfmdg2', header: 192, size: 256, version: 64 };

function firmwareLog(version: string, text: string): string {
  const bytes = Buffer.alloc(LOG.header + LOG.size);
  bytes.write(LOG.magic, 'latin1');
  // Of header and buffer; the lock; first and last byte of the text.
  const words = [LOG.header, LOG.size, 0, 0, text.length];
  for (const [i, word] of words.entries()) bytes.writeBigUInt64LE(BigInt(word), 16 + 8 * i);
  bytes.write(version, LOG.version, 'latin1');
  bytes.write(text, LOG.header, 'latin1');
  return bytes.toString('hex');
}

export const memoryActions: GuestActions = {
  'memory-write': {
    about: 'writes bytes, this far into its free memory (`$RAM`)',
    takes: { offset: LONG, bytes: BYTES },
    perform: (board, offset, bytes = '') => lines(write(hex(memoryAt(board, Number(offset))), bytes)),
  },
  'memory-read': {
    about: 'reads so many bytes',
    takes: { offset: LONG, count: 4096 },
    perform: (board, offset, count) =>
      lines(`read ${hex(memoryAt(board, Number(offset)))} ${hex(Number(count))}`),
  },
  'memory-fill': {
    about: 'fills memory from one MiB on, so many MiB, each with another byte, so that no page is empty',
    takes: { first: 4095, MiB: 255 },
    perform: ({ memoryAt: start = 0 }, first, count) =>
      lines(
        ...Array.from(
          { length: Number(count) },
          (_, i) => `memset ${hex(start + (Number(first) + i) * MIB)} ${hex(MIB)} ${hex(i + 1)}`,
        ),
      ),
  },
  'firmware-log': {
    about: 'leaves a log of its firmware in memory: the text hello',
    perform: (board) => lines(write(hex(memoryAt(board, 0)), firmwareLog('qmpspec', 'hello'))),
  },
  'nmi-handler': {
    about: 'sets up a handler for the non-maskable interrupt, which writes 0x5a to the address 0x2000',
    perform: ({ code }) =>
      code?.kind === 'x86'
        ? lines(`writel ${NMI.vector} ${NMI.handler}`, write(NMI.handler, NMI.code))
        : null,
  },
};
