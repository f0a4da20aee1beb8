/**
 * Boards that cases are started on: the user's own, where it is one of these, else the first of its architecture. Sources:
 * `-machine help` of QEMU 5.2 to 11.1, and the memory maps in the files of QEMU's sources that are named beside the numbers. Code and memory were
 * tried on each board.
 */
import type { CodeKind } from './code.js';
import type { PciAccess } from './pci.js';

/** As query-target names it (SysEmuTarget), and in the name of the emulator, qemu-system-ARCHITECTURE. */
export type Architecture =
  | ('x86_64' | 'i386' | 'aarch64' | 'arm' | 'riscv64' | 'riscv32' | 'ppc64' | 's390x')
  | (
      | 'mips'
      | 'mipsel'
      | 'mips64'
      | 'mips64el'
      | 'm68k'
      | 'sparc'
      | 'avr'
      | 'or1k'
      | 'xtensa'
      | 'loongarch64'
    );

/** How virtio devices are attached, as the names of their models end. */
export type VirtioBus = 'pci' | 'mmio' | 'ccw';

export interface Board {
  /** What `-machine` is given: a name, and properties that it needs to start without hardware of its own. */
  machine: string;
  architectures: readonly Architecture[];
  /** MiB that it starts with; absent: what it comes with. */
  memory?: number;
  /** The model of processor that the code below is for; absent: the one that it comes with. */
  cpu?: string;
  /** A few instructions that stop the processor, or keep it busy; absent: it runs what it comes with. */
  code?: { option: '-bios' | '-kernel'; kind: CodeKind };
  /** Where memory begins, as its processors address it; absent: 0. */
  memoryAt?: number;
  /** What its processors see there until the guest has set up their memory; absent: what is there. */
  mapped?: 'something else' | 'nothing' | 'unknown';
  /** Absent: it has no PCI bus. */
  pci?: PciAccess;
  /** PCI Express, with root ports. */
  express?: true;
  virtio?: VirtioBus;
  /** Virtio devices at addresses of their own: the first, bytes between two, how many. */
  mmio?: { at: number; step: number; count: number };
  /** An ISA bus, with devices at the ports of a PC. */
  isa?: true;
  /** A bus of this name that IDE drives are plugged into. */
  ide?: string;
  /** It has a SCSI controller of its own, without which drives need one of virtio. */
  scsi?: true;
  /** The device that shows a picture, or `-vga`. */
  screen?: string;
  /** Memory modules can be plugged: MiB of the smallest. */
  module?: number;
  /** Where memory devices begin that are plugged beside at most a GiB. */
  memoryDevicesAt?: number;
  /** Processors can be plugged: what `-smp` is given for one, and room for another. */
  processors?: string;
  /** It has a host bridge for CXL. */
  cxl?: true;
  /** It takes -numa. */
  numa?: true;
  /** It can have two processors. */
  smp?: true;
  /** Its memory can be dumped. */
  dumps?: true;
  /** Its processors can be interrupted by inject-nmi. */
  nmi?: true;
  /** A model that query-cpu-model-expansion knows. */
  model?: string;
  /** A clock that the guest can set, with an event. */
  clock?: 'cmos' | 'pl031' | 'rtas';
  /** Ports and registers of ISA devices, where they are in memory. */
  isaAt?: number;
  /** The power management of an 82371AB (PIIX4): slot and function. */
  piix4?: readonly [slot: number, index: number];
  /** ACPI devices without a bus (`hw/acpi/generic_event_device.c`): the registers of memory modules. */
  ged?: number;
  /** The firmware calls of a pseries machine, which qtest makes. */
  rtas?: true;
  /** Watchdogs that can be added, best first. */
  watchdogs?: readonly string[];
  /** Code in memory gets what the guest is to do: there are no addresses of devices. */
  mailbox?: true;
}

const X86: readonly Architecture[] = ['x86_64', 'i386'];
const MIPS: readonly Architecture[] = ['mips', 'mipsel', 'mips64', 'mips64el'];

/** By a name of ours: those of one architecture in the order in which they are tried. */
export const BOARDS = {
  pc: {
    ...{ machine: 'pc', architectures: X86, memory: 16, code: { option: '-bios', kind: 'x86' } },
    ...{ pci: { kind: 'ports', memory: 0xe0000000 }, virtio: 'pci', isa: true, ide: 'ide.0', screen: 'VGA' },
    ...{ module: 128, memoryDevicesAt: 0x100000000, numa: true, clock: 'cmos', piix4: [1, 3] },
    ...{ watchdogs: ['ib700', 'i6300esb'], smp: true, dumps: true, nmi: true, model: 'qemu64' },
  },
  /** With PCI Express. */
  q35: {
    ...{ machine: 'q35', architectures: X86, memory: 64, code: { option: '-bios', kind: 'x86' } },
    ...{
      pci: { kind: 'ports', memory: 0xe0000000 },
      express: true,
      cxl: true,
      virtio: 'pci',
      isa: true,
      ide: 'ide.0',
    },
    ...{ screen: 'VGA', module: 128, processors: '1,sockets=1,cores=2,threads=1,maxcpus=2', numa: true },
    ...{ memoryDevicesAt: 0x100000000, clock: 'cmos', watchdogs: ['ib700', 'i6300esb'] },
    ...{ smp: true, dumps: true, nmi: true, model: 'qemu64' },
  },
  /** hw/i386/microvm.c. */
  microvm: {
    ...{ machine: 'microvm', architectures: X86, memory: 64, code: { option: '-bios', kind: 'x86' } },
    ...{ virtio: 'mmio', mmio: { at: 0xfeb00000, step: 0x200, count: 24 }, screen: 'virtio-gpu-device' },
    ...{ smp: true, dumps: true, nmi: true, model: 'qemu64' },
  },
  /** hw/arm/virt.c. */
  'arm64 virt': {
    ...{ machine: 'virt', architectures: ['aarch64'], memory: 64, cpu: 'cortex-a57' },
    ...{ code: { option: '-bios', kind: 'aarch64' }, memoryAt: 0x40000000 },
    ...{ pci: { kind: 'ecam', configuration: 0x4010000000, memory: 0x10000000 }, express: true, cxl: true },
    ...{ virtio: 'pci', mmio: { at: 0x0a000000, step: 0x200, count: 32 }, screen: 'virtio-gpu-pci' },
    ...{ module: 128, memoryDevicesAt: 0x80000000, numa: true, clock: 'pl031', ged: 0x09070000 },
    ...{ watchdogs: ['i6300esb'], smp: true, dumps: true, model: 'max' },
  },
  'arm virt': {
    ...{ machine: 'virt', architectures: ['arm'], memory: 64, cpu: 'cortex-a15' },
    ...{ code: { option: '-bios', kind: 'arm' }, memoryAt: 0x40000000 },
    ...{ pci: { kind: 'ecam', configuration: 0x3f000000, memory: 0x10000000 }, express: true },
    ...{ virtio: 'pci', mmio: { at: 0x0a000000, step: 0x200, count: 32 }, screen: 'virtio-gpu-pci' },
    ...{ numa: true, clock: 'pl031', watchdogs: ['i6300esb'], smp: true, dumps: true, model: 'max' },
  },
  /** hw/riscv/virt.c. */
  'riscv virt': {
    ...{ machine: 'virt', architectures: ['riscv64', 'riscv32'], memory: 64 },
    ...{ code: { option: '-bios', kind: 'riscv' }, memoryAt: 0x80000000 },
    ...{ pci: { kind: 'ecam', configuration: 0x30000000, memory: 0x40000000 }, express: true },
    ...{ virtio: 'pci', mmio: { at: 0x10001000, step: 0x1000, count: 8 }, screen: 'virtio-gpu-pci' },
    ...{ numa: true, watchdogs: ['i6300esb'], smp: true, dumps: true },
  },
  /** hw/ppc/spapr.c; the properties are those that TCG has no protection for, which it warns of. */
  pseries: {
    machine: 'pseries,cap-cfpc=broken,cap-sbbc=broken,cap-ibs=broken,cap-ccf-assist=off',
    ...{ architectures: ['ppc64'], memory: 256, code: { option: '-bios', kind: 'ppc64' } },
    ...{ pci: { kind: 'rtas', unit: '0x800000020000000', memory: 0x80000000, offset: 0x200000000000 } },
    ...{ virtio: 'pci', screen: 'VGA', module: 256, processors: '1,maxcpus=2', numa: true, clock: 'rtas' },
    ...{ rtas: true, watchdogs: ['i6300esb'], smp: true, dumps: true, nmi: true },
  },
  /** hw/s390x/s390-virtio-ccw.c. */
  ccw: {
    ...{ machine: 's390-ccw-virtio', architectures: ['s390x'], memory: 64 },
    ...{ code: { option: '-kernel', kind: 's390x' }, virtio: 'ccw', screen: 'virtio-gpu-ccw' },
    ...{ processors: '1,maxcpus=2', watchdogs: ['diag288'], mailbox: true },
    ...{ smp: true, dumps: true, nmi: true, model: 'qemu' },
  },
  /** hw/mips/malta.c. */
  malta: {
    ...{ machine: 'malta', architectures: MIPS, memory: 64, code: { option: '-bios', kind: 'mips' } },
    ...{ pci: { kind: 'gt64120', at: 0x14000000, memory: 0x12000000 }, virtio: 'pci', screen: 'VGA' },
    ...{ isaAt: 0x10000000, clock: 'cmos', piix4: [10, 3], smp: true },
  },
  /** hw/m68k/virt.c. */
  'm68k virt': {
    ...{ machine: 'virt', architectures: ['m68k'], memory: 64, code: { option: '-kernel', kind: 'm68k' } },
    ...{
      virtio: 'mmio',
      mmio: { at: 0xff010000, step: 0x200, count: 128 },
      screen: 'virtio-gpu-device',
      nmi: true,
    },
  },
  /** hw/sparc/sun4m.c. */
  'SS-5': {
    ...{ machine: 'SS-5', architectures: ['sparc'], memory: 64, code: { option: '-bios', kind: 'sparc' } },
    ...{ scsi: true, screen: '-vga tcx', mapped: 'something else' },
  },
  /** hw/avr/arduino.c. */
  mega: {
    ...{
      machine: 'arduino-mega-2560-v3',
      architectures: ['avr'],
      memoryAt: 0x800000,
      code: { option: '-bios', kind: 'avr' },
    },
  },
  /** hw/openrisc/openrisc_sim.c. */
  'or1k-sim': {
    ...{
      machine: 'or1k-sim',
      architectures: ['or1k'],
      memory: 64,
      code: { option: '-kernel', kind: 'or1k' },
    },
  },
  /** hw/xtensa/sim.c. */
  sim: { machine: 'sim', architectures: ['xtensa'], mapped: 'nothing' },
  /** hw/xtensa/virt.c. */
  'xtensa virt': {
    ...{ machine: 'virt', architectures: ['xtensa'], mapped: 'nothing', screen: 'VGA' },
    ...{ pci: { kind: 'unknown', memory: 0 }, virtio: 'pci' },
  },
  /** hw/loongarch/virt.c. */
  'loongarch virt': {
    ...{ machine: 'virt', architectures: ['loongarch64'], memory: 1024 },
    ...{ code: { option: '-bios', kind: 'loongarch' } },
    ...{ pci: { kind: 'ecam', configuration: 0x20000000, memory: 0x40000000 }, express: true },
    ...{ virtio: 'pci', screen: 'virtio-gpu-pci', watchdogs: ['i6300esb'] },
  },
} as const satisfies Readonly<Record<string, Board>>;

/** A server without a machine. */
export const NO_BOARD = 'none';

/** Those of an architecture, in the order in which they are tried. */
export function boardsOf(architecture: string): Board[] {
  return Object.values<Board>(BOARDS).filter(({ architectures }) =>
    (architectures as readonly string[]).includes(architecture),
  );
}

/** `pseries` of `pseries,cap-ibs=broken`. */
export const machineName = ({ machine }: Board): string => machine.split(',')[0] as string;

/** Emulators that are looked for where the user names none, in this order. */
export const EMULATORS: readonly string[] = (['x86_64', 'aarch64', 'i386'] satisfies Architecture[]).map(
  (architecture) => `qemu-system-${architecture}`,
);
