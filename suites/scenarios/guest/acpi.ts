/**
 * Power management and hot-plug by ACPI. Sources: the datasheet of the Intel 82371AB (PIIX4; PMBA, PMREGMISC)
 * and ACPI 6.4, 4.8.3.2, for sleep; docs/specs/acpi_pci_hotplug, acpi_mem_hotplug and acpi_cpu_hotplug of QEMU's sources for the rest.
 */
import { type GuestActions, hex, LONG, lines, SLOTS } from './action.js';
import { configure } from './pci.js';

/** The function of the PIIX4 for power management, its registers, and the ports where they are put. */
const POWER = [1, 3] as const;
const PM_BASE = 0x40;
const PM_ENABLE = 0x80;
const PORTS = 0x600;
const PM1_CONTROL = PORTS + 4;
/** SLP_EN, and the types of sleep (SLP_TYP, from bit 10) that QEMU gives the PIIX4. */
const SLEEP = 0x2000;
const [SOFT_OFF, SUSPEND, HIBERNATE] = [0, 1, 2].map((type) => type << 10) as [number, number, number];

const sleep = (type: number) => () =>
  lines(
    ...configure(POWER, PM_BASE, PORTS | 1, 'l'),
    ...configure(POWER, PM_ENABLE, 1, 'b'),
    `outw ${hex(PM1_CONTROL)} ${hex(SLEEP + type)}`,
  );

/** Of `-machine pc`: which slots the guest shall let go (read), which it ejects (write: a bit each), of which bus. */
const PCI = { requests: 0xae04, eject: 0xae08, bus: 0xae10 };
const bus0 = `outl ${hex(PCI.bus)} 0x0`;

/** Of memory: which module, and its flags. */
const MEMORY = { select: 0xa00, flags: 0xa14, eject: 0x8 };
const module = (index: string) => `outl ${hex(MEMORY.select)} ${hex(Number(index))}`;

/** Of processors on `-machine q35`: which one, what is to be done, and the value for it. A byte 0 selects this interface. */
const CPU = { select: 0xcd8, command: 0xcdd, data: 0xce0, event: 0x1, status: 0x2 };
const tell = (command: number, value: string) => [
  `outb ${hex(CPU.command)} ${hex(command)}`,
  `outl ${hex(CPU.data)} ${hex(Number(value))}`,
];

export const acpiActions: GuestActions = {
  'acpi-suspend': { about: 'suspends to memory (S3)', perform: sleep(SUSPEND) },
  'acpi-hibernate': { about: 'suspends to disk (S4)', perform: sleep(HIBERNATE) },
  'acpi-power-off': { about: 'turns the machine off (S5)', perform: sleep(SOFT_OFF) },
  'pci-eject': {
    about: 'ejects the device in a slot of bus 0',
    takes: { slot: SLOTS },
    perform: (slot) => lines(bus0, `outl ${hex(PCI.eject)} ${hex(2 ** Number(slot))}`),
  },
  'pci-eject-requests': {
    about: 'reads which slots of bus 0 it is asked to eject: a bit each',
    perform: () => lines(bus0, `inl ${hex(PCI.requests)}`),
  },
  'memory-eject': {
    about: 'ejects a memory module',
    takes: { module: 255 },
    perform: (index = '') => lines(module(index), `outb ${hex(MEMORY.flags)} ${hex(MEMORY.eject)}`),
  },
  'memory-flags': {
    about: 'reads the flags of a memory module: bit 2 asks to eject it',
    takes: { module: 255 },
    perform: (index = '') => lines(module(index), `inb ${hex(MEMORY.flags)}`),
  },
  'cpu-ost-event': {
    about: 'selects a processor, and reports which event it has handled for it (_OST)',
    takes: { processor: 255, event: LONG },
    perform: (index, event = '') =>
      lines(
        `outb ${hex(CPU.select)} 0x0`,
        `outl ${hex(CPU.select)} ${hex(Number(index))}`,
        ...tell(CPU.event, event),
      ),
  },
  'cpu-ost-status': {
    about: 'reports how it has handled it',
    takes: { status: LONG },
    perform: (status = '') => lines(...tell(CPU.status, status)),
  },
};
