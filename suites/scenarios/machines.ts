/**
 * Parts of the command lines of machines that scenarios run on, by name: `machine: $BOARD $PAUSED $SCREEN`. None has a guest, a
 * network or anything else that is not asked for. In TypeScript, because each part depends on the board (schema/qemu/boards.ts).
 */
import { NO_BOARD } from '../../schema/qemu/boards.js';
import { DEVICE_PARTS } from './machine-devices.js';
import { always, type Part, type Parts } from './machine-part.js';

const MACHINE_PARTS: Parts = {
  BOARD: {
    about: 'a machine with little memory, whose processor halts at once',
    base: 'halt',
    line: always(''),
  },
  PC: {
    about: 'a PC (`-machine pc`) with little memory, whose processor halts at once',
    base: 'halt',
    on: ({ machine }) => machine === 'pc',
    line: always(''),
  },
  Q35: {
    about: 'a PC with PCI Express (`-machine q35`), whose processor halts at once',
    base: 'halt',
    on: ({ machine }) => machine === 'q35',
    line: always(''),
  },
  EXPRESS: {
    about: 'a machine with PCI Express, whose processor halts at once',
    base: 'halt',
    on: ({ express }) => express === true,
    line: always(''),
  },
  SPINNING: { about: 'a machine whose processor is always busy', base: 'spin', line: always('') },
  NONE: {
    about: 'a server without a machine, for options',
    line: always(`-nodefaults -machine ${NO_BOARD} -S`),
  },
  QTEST: {
    about: 'lets the harness act as the guest; needed by guest actions',
    line: always('-qtest unix:$DIR/qtest,server=on,wait=off -qtest-log none'),
  },
  PAUSED: { about: 'the machine is not started until `cont`', line: always('-S') },
  STAYING_GUEST: {
    about: 'a guest that shuts down stops the machine, but not QEMU',
    line: always('-no-shutdown'),
  },
  MORE_MEMORY: {
    about: 'at least 64 MiB of memory',
    line: ({ memory = 64 }) => `-m ${Math.max(64, memory)}`,
  },
  ROOM_FOR_CPU: {
    about: 'one processor, and room for another',
    line: ({ processors }) => (processors === undefined ? null : `-smp ${processors}`),
  },
  MEMORY_SLOTS: {
    about: 'room for two memory modules, which ACPI reports on',
    on: ({ isa, ged }) => isa === true || ged !== undefined,
    line: ({ module, memory = 64 }) =>
      module === undefined ? null : `-m ${Math.max(64, memory)},slots=2,maxmem=2G`,
  },
  DIMM: {
    about: 'a memory module `dimm` of `$MODULE` bytes that can be removed',
    line: ({ module, memory = 64 }) =>
      module === undefined
        ? null
        : `-m ${Math.max(64, memory)},slots=4,maxmem=2G -object memory-backend-ram,id=mem,size=${module}M -device pc-dimm,id=dimm,memdev=mem`,
  },
  PCI: { about: 'a machine with a PCI bus', on: ({ pci }) => pci !== undefined, line: always('') },
  PLAIN_MEMORY: {
    about: 'a machine whose processors see its memory as it is',
    on: ({ mapped }) => mapped === undefined,
    line: always(''),
  },
  SOME_MEMORY: {
    about: 'a machine whose processors see something at the addresses of its memory',
    on: ({ mapped }) => mapped === undefined || mapped === 'something else',
    line: always(''),
  },
  HOTPLUG: {
    about: 'a PCI bus that devices can be plugged into while the machine runs',
    on: ({ pci, express }) => pci !== undefined && !express,
    line: always(''),
  },
  TIME_JUMPS: {
    about: 'virtual time that jumps to the next timer while the processor halts',
    // The processor of pseries is woken by a timer of its own, again and again.
    on: ({ rtas }) => rtas !== true,
    line: always('-icount shift=0,sleep=off'),
  },
  ERROR_RECORDS: {
    about: 'a machine that reports errors of its hardware (`ras`)',
    on: ({ ged }) => ged !== undefined,
    line: always('-machine ras=on'),
  },
  FIRMWARE_LOG: {
    about: 'a machine in whose memory a log of its firmware is looked for',
    on: ({ code }) => code?.kind === 'x86' || code?.kind === 'aarch64',
    line: always(''),
  },
  NUMA: { about: 'a machine with NUMA nodes', on: ({ numa }) => numa === true, line: always('') },
  DUMPS: {
    about: 'a machine whose memory can be dumped',
    on: ({ dumps }) => dumps === true,
    line: always(''),
  },
  NMI: {
    about: 'a machine with a non-maskable interrupt',
    on: ({ nmi }) => nmi === true,
    line: always(''),
  },
  MODELS: {
    about: 'a machine with models of processors that can be asked about',
    on: ({ model }) => model !== undefined,
    line: always(''),
  },
  TWO_CPUS: {
    about: 'two processors',
    line: ({ smp }) => (smp ? '-smp 2' : null),
  },
  SHARED_MEMORY: {
    about: 'memory that other processes can have, too',
    line: ({ memory }) =>
      memory === undefined
        ? null
        : `-machine memory-backend=mem -object memory-backend-memfd,id=mem,size=${memory}M,share=on`,
  },
  SYSTEM_Z: {
    about: 'a machine of System z',
    on: ({ mailbox }) => mailbox === true,
    line: always(''),
  },
};

/** By the name that stands in a scenario after the dollar sign. */
export const MACHINES: ReadonlyMap<string, Part> = new Map(
  Object.entries({ ...MACHINE_PARTS, ...DEVICE_PARTS }),
);
