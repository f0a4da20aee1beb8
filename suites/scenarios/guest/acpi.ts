/**
 * Power management and hot-plug by ACPI. Sources: the datasheet of the Intel 82371AB (PIIX4; PMBA, PMREGMISC)
 * and ACPI 6.4, 4.8.3.2, for sleep; docs/specs/acpi_pci_hotplug, acpi_mem_hotplug and acpi_cpu_hotplug of QEMU's sources for the rest.
 */
import type { Board } from '../../../schema/qemu/boards.js';
import { isKnownPci, littleEndian, writePci } from '../../../schema/qemu/pci.js';
import { type GuestActions, hex, LONG, lines, type Performed, ports, SLOTS } from './action.js';
import { rtas } from './rtas.js';

/** Registers of the PIIX4's function for power management, and the ports where they are put. */
const PM_BASE = 0x40;
const PM_ENABLE = 0x80;
const PORTS = 0x600;
const PM1_CONTROL = PORTS + 4;
/** SLP_EN, and the types of sleep (SLP_TYP, from bit 10) that QEMU gives the PIIX4. */
const SLEEP = 0x2000;
const [SOFT_OFF, SUSPEND, HIBERNATE] = [0, 1, 2].map((type) => type << 10) as [number, number, number];

function sleep(type: number) {
  return (board: Board): Performed | null => {
    const { pci, piix4 } = board;
    const io = ports(board);
    if (!isKnownPci(pci) || !piix4 || !io) return null;
    return lines(
      ...writePci(pci, piix4, PM_BASE, PORTS | 1, 4),
      ...writePci(pci, piix4, PM_ENABLE, 1, 1),
      io.write(PM1_CONTROL, SLEEP + type, 2),
    );
  };
}

/** Of `-machine pc`: which slots the guest shall let go (read), which it ejects (write: a bit each), of which bus. */
const PCI = { requests: 0xae04, eject: 0xae08, bus: 0xae10 };
const bus0 = `outl ${hex(PCI.bus)} 0x0`;
const isPc = ({ machine }: Board) => machine === 'pc';

/** Of memory: which module, and its flags, relative to the first register. */
const MEMORY = { select: 0x0, event: 0x4, status: 0x8, flags: 0x14, eject: 0x8 };
const ISA_MEMORY = 0xa00;

/** The registers of memory modules: ports of a PC, memory of boards without an ISA bus. */
function modules(board: Board) {
  const { ged } = board;
  if (ged !== undefined)
    return {
      write: (register: number, value: number, width: 1 | 4) =>
        `write ${hex(ged + register)} ${hex(width)} ${littleEndian(value, width)}`,
      read: (register: number) => `read ${hex(ged + register)} 0x1`,
    };
  const io = board.isa ? ports(board) : null;
  return (
    io && {
      write: (register: number, value: number, width: 1 | 4) => io.write(ISA_MEMORY + register, value, width),
      read: (register: number) => io.read(ISA_MEMORY + register),
    }
  );
}

/** Of processors on `-machine q35`: which one, what is to be done, and the value for it. A byte 0 selects this interface. */
const CPU = { select: 0xcd8, command: 0xcdd, data: 0xce0, event: 0x1, status: 0x2 };
const isQ35 = ({ machine }: Board) => machine === 'q35';
const tell = (command: number, value: string) => [
  `outb ${hex(CPU.command)} ${hex(command)}`,
  `outl ${hex(CPU.data)} ${hex(Number(value))}`,
];

export const acpiActions: GuestActions = {
  suspend: {
    about: 'suspends to memory',
    perform: (board) => (board.rtas ? lines(...rtas('ibm,suspend-me', [], 1)) : sleep(SUSPEND)(board)),
  },
  hibernate: { about: 'suspends to disk', perform: sleep(HIBERNATE) },
  'power-off': {
    about: 'turns the machine off',
    perform: (board) => (board.rtas ? lines(...rtas('power-off', [0, 0], 1)) : sleep(SOFT_OFF)(board)),
  },
  'pci-eject': {
    about: 'ejects the device in a slot of bus 0',
    takes: { slot: SLOTS },
    perform: (board, slot) =>
      isPc(board) ? lines(bus0, `outl ${hex(PCI.eject)} ${hex(2 ** Number(slot))}`) : null,
  },
  'pci-eject-requests': {
    about: 'reads which slots of bus 0 it is asked to eject: a bit each',
    perform: (board) => (isPc(board) ? lines(bus0, `inl ${hex(PCI.requests)}`) : null),
  },
  'memory-eject': {
    about: 'ejects a memory module',
    takes: { module: 255 },
    perform: (board, index) => {
      const registers = modules(board);
      return (
        registers &&
        lines(
          registers.write(MEMORY.select, Number(index), 4),
          registers.write(MEMORY.flags, MEMORY.eject, 1),
        )
      );
    },
  },
  'memory-flags': {
    about: 'reads the flags of a memory module: bit 2 asks to eject it',
    takes: { module: 255 },
    perform: (board, index) => {
      const registers = modules(board);
      return (
        registers && lines(registers.write(MEMORY.select, Number(index), 4), registers.read(MEMORY.flags))
      );
    },
  },
  'memory-ost': {
    about: 'reports which event of a memory module it has handled, and how (_OST)',
    takes: { module: 255, event: LONG, status: LONG },
    perform: (board, index, event, status) => {
      const registers = modules(board);
      return (
        registers &&
        lines(
          registers.write(MEMORY.select, Number(index), 4),
          registers.write(MEMORY.event, Number(event), 4),
          registers.write(MEMORY.status, Number(status), 4),
        )
      );
    },
  },
  'cpu-ost-event': {
    about: 'selects a processor, and reports which event it has handled for it (_OST)',
    takes: { processor: 255, event: LONG },
    perform: (board, index, event = '') =>
      isQ35(board)
        ? lines(
            `outb ${hex(CPU.select)} 0x0`,
            `outl ${hex(CPU.select)} ${hex(Number(index))}`,
            ...tell(CPU.event, event),
          )
        : null,
  },
  'cpu-ost-status': {
    about: 'reports how it has handled it',
    takes: { status: LONG },
    perform: (board, status = '') => (isQ35(board) ? lines(...tell(CPU.status, status)) : null),
  },
};
