/** The device by which a guest says that it has panicked (docs/specs/pvpanic of QEMU's sources), as `$PANIC` adds it. */
import type { Board } from '../../../schema/qemu/boards.js';
import { type GuestActions, hex, lines, ports } from './action.js';
import { mapped } from './pci.js';

/** A bit for each event; at a port of ISA, or at the start of the memory of a PCI device. */
const PANIC = { port: 0x505, panicked: 0x1, crashLoaded: 0x2, shutDown: 0x4 };

export const PANIC_SLOT = 8;

const report = (event: number) => (board: Board) => {
  const io = board.isa ? ports(board) : null;
  if (io) return lines(io.write(PANIC.port, event));
  const found = mapped(board, [PANIC_SLOT, 0]);
  return (
    found && lines(...found.lines, `write ${hex(found.at)} 0x1 0x${event.toString(16).padStart(2, '0')}`)
  );
};

export const panicActions: GuestActions = {
  'panic-report': { about: 'reports to pvpanic that it has panicked', perform: report(PANIC.panicked) },
  'panic-crash-load': {
    about: 'reports to pvpanic that its crash kernel takes over',
    perform: report(PANIC.crashLoaded),
  },
  'panic-shut-down': {
    about: 'asks pvpanic to shut the machine down',
    perform: report(PANIC.shutDown),
  },
};
