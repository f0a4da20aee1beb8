/** Guest memory: written, read, filled, and code for the processor in it. */
import { BYTES, type GuestActions, hex, LONG, lines } from './action.js';

const MIB = 0x100000;

/** The vector of the non-maskable interrupt in real mode (Intel SDM, volume 3, 8086 emulation), where it leads, and the code there. */
const NMI = {
  vector: '0x8',
  handler: '0x1000',
  // movb $0x5a, 0x2000; hlt; jmp to the hlt
  code: 'c60600205af4ebfd',
};

const write = (address: string, bytes: string) => `write ${address} ${hex(bytes.length / 2)} 0x${bytes}`;

export const memoryActions: GuestActions = {
  'memory-write': {
    about: 'writes bytes',
    takes: { address: LONG, bytes: BYTES },
    perform: (address = '', bytes = '') => lines(write(address, bytes)),
  },
  'memory-write-long': {
    about: 'writes 32 bits',
    takes: { address: LONG, value: LONG },
    perform: (address, value) => lines(`writel ${address} ${value}`),
  },
  'memory-read-long': {
    about: 'reads 32 bits',
    takes: { address: LONG },
    perform: (address) => lines(`readl ${address}`),
  },
  'memory-fill': {
    about: 'fills this many MiB from an address on, each with another byte, so that no page is empty',
    takes: { address: LONG, MiB: 255 },
    perform: (address, count) =>
      lines(
        ...Array.from(
          { length: Number(count) },
          (_, i) => `memset ${hex(Number(address) + i * MIB)} ${hex(MIB)} ${hex(i + 1)}`,
        ),
      ),
  },
  'nmi-handler': {
    about: 'sets up a handler for the non-maskable interrupt, which writes 0x5a to the address 0x2000',
    perform: () => lines(`writel ${NMI.vector} ${NMI.handler}`, write(NMI.handler, NMI.code)),
  },
};
