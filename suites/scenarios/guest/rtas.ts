/** Calls of the firmware of a pseries machine (PAPR 2.13, 7.3), which qtest makes for the guest (hw/ppc/spapr_rtas.c). */
import type { Board } from '../../../schema/qemu/boards.js';
import { type GuestActions, hex, lines, type Performed } from './action.js';

/** Memory for the arguments and for what is returned. */
export const ARGUMENTS = 0xf000;
const RESULTS = 0xf100;

/** The lines of a call: words of 32 bits, most significant byte first. */
export function rtas(name: string, words: readonly number[], results: number): string[] {
  const bytes = words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  const put = words.length === 0 ? [] : [`write ${hex(ARGUMENTS)} ${hex(4 * words.length)} 0x${bytes}`];
  return [...put, `rtas ${name} ${hex(words.length)} ${hex(ARGUMENTS)} ${hex(results)} ${hex(RESULTS)}`];
}

/** Indicators (PAPR 2.13, 7.3.5.4): the state of a connector, 0 isolated and 1 not; that what it has may be taken away. */
const ISOLATION = 9001;
const [ISOLATE, UNISOLATE] = [0, 1];
/** Connectors (hw/ppc/spapr_drc.c): the kind in the first bits; of memory the number of a block of 256 MiB. */
const CONNECTOR = { pci: 0x40000000, memory: 0x80000000 };
const MEMORY_BLOCK_MIB = 256;

const only = (perform: (board: Board, ...words: string[]) => Performed) => ({
  perform: (board: Board, ...words: string[]) => (board.rtas ? perform(board, ...words) : null),
});

export const firmwareActions: GuestActions = {
  'firmware-keeps-memory': {
    about: 'does not let go the memory from this MiB on, which it is asked to',
    takes: { MiB: 65535 },
    ...only((_, start) =>
      lines(
        ...rtas(
          'set-indicator',
          [ISOLATION, CONNECTOR.memory + Math.floor(Number(start) / MEMORY_BLOCK_MIB), UNISOLATE],
          1,
        ),
      ),
    ),
  },
  'firmware-lets-go': {
    about: 'lets the PCI device in a slot of bus 0 go, as it is asked to',
    takes: { slot: 31 },
    ...only((_, slot) =>
      lines(...rtas('set-indicator', [ISOLATION, CONNECTOR.pci + (Number(slot) << 3), ISOLATE], 1)),
    ),
  },
};
