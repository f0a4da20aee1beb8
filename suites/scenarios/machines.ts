/**
 * Parts of the command lines of machines that scenarios run on, by name: `machine: $BOARD $PAUSED $SCREEN`. None has a guest, a
 * network or anything else that is not asked for. In TypeScript, because each part depends on the board (schema/qemu/boards.ts).
 */
import { type Board, NO_BOARD } from '../../schema/qemu/boards.js';
import { PANIC_SLOT } from './guest/panic.js';
import { BALLOON_SLOT, SLOT } from './guest/virtio.js';
import { ESB_SLOT } from './guest/watchdog.js';

/** Every read of it fails with EIO. */
const BROKEN = brokenNode('read');
/** The same for writes. */
const READ_ONLY_HALF = brokenNode('write');

function brokenNode(access: 'read' | 'write'): string {
  return JSON.stringify({
    driver: 'blkdebug',
    'node-name': 'broken',
    image: { driver: 'null-co', size: 1_048_576 },
    'inject-error': [{ event: 'none', iotype: access, errno: 5 }],
  });
}

const MAC = 'mac=52:54:00:11:22:33';

/** Virtio devices of legacy kind, which are the default there, are not driven. */
const MODERN = '-global virtio-mmio.force-legacy=off';

/** The name of a virtio model on this board, and its place; null where there is no bus for it. */
function virtio({ virtio: bus }: Board, kind: string, slot: number, options: string): string | null {
  if (bus === undefined) return null;
  const suffix = { pci: 'pci', mmio: 'device', ccw: 'ccw' }[bus];
  const place = bus === 'pci' ? `,addr=${slot}` : '';
  const rest = options === '' ? '' : `,${options}`;
  const device = `-device virtio-${kind}-${suffix}${place}${rest}`;
  return bus === 'mmio' ? `${MODERN} ${device}` : device;
}

const join = (...parts: (string | null)[]) => (parts.includes(null) ? null : parts.join(' '));

/** A bus for SCSI drives: the board's own, or one of virtio in slot 4. */
const scsi = (board: Board) => (board.scsi ? '' : virtio(board, 'scsi', 4, 'id=scsi'));

/** `ide` and `scsi` by the bus that the board has; `hd`, `cd`. */
function drive(board: Board, kind: 'hd' | 'cd', options: string): string | null {
  if (board.ide) return `-device ide-${kind},bus=${board.ide},${options}`;
  const bus = scsi(board);
  return bus === null ? null : `${bus} -device scsi-${kind},${options}`.trim();
}

interface Part {
  about: string;
  /** The machine itself, and what its processor does. */
  base?: 'halt' | 'spin';
  /** Whether a board will do. */
  on?: (board: Board) => boolean;
  /** Words; null where the board has nothing for it. */
  line(board: Board): string | null;
}

const always = (line: string) => () => line;

const PARTS: Readonly<Record<string, Part>> = {
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
  BROKEN_NODE: {
    about: 'a node `broken` of which every read fails',
    line: always(`-blockdev ${BROKEN}`),
  },
  BROKEN_DISK: {
    about: 'a disk `hd` of which every read fails, which is reported to the guest',
    line: (board) => join(`-blockdev ${BROKEN}`, drive(board, 'hd', 'id=hd,drive=broken,rerror=report')),
  },
  STOPPING_DISK: {
    about: 'a virtio disk `hd` of which every write fails, which stops the machine',
    line: (board) =>
      join(`-blockdev ${READ_ONLY_HALF}`, virtio(board, 'blk', SLOT, 'id=hd,drive=broken,werror=stop')),
  },
  CD: { about: 'a drive `cd` with a tray', line: (board) => drive(board, 'cd', 'id=cd') },
  PLUGGABLE: {
    about: 'a bus that devices can be plugged into and out of, as `$DEVICE` says',
    line: (board) => {
      if (board.pci) return '-device qemu-xhci,id=usb';
      const bus = scsi(board);
      const node = '{"driver":"null-co","node-name":"plugged","size":1048576}';
      return bus === null ? null : `${bus} -blockdev ${node}`.trim();
    },
  },
  SCREEN: {
    about: 'a screen `vga`',
    line: ({ screen }) => {
      if (screen === undefined) return null;
      if (screen.startsWith('-')) return screen;
      const device = `-device ${screen},id=vga`;
      return screen.endsWith('-device') ? `${MODERN} ${device}` : device;
    },
  },
  CARD: {
    about: 'a network card `nic`, which leads nowhere',
    line: (board) => {
      const net = '-netdev hubport,id=net,hubid=0';
      if (board.isa && board.pci) return `${net} -device e1000,netdev=net,id=nic,romfile=`;
      return join(net, virtio(board, 'net', SLOT, `netdev=net,id=nic${board.pci ? ',romfile=' : ''}`));
    },
  },
  VIRTIO_NET: {
    about: 'a virtio network card `nic`, which leads nowhere',
    line: (board) =>
      join(
        '-netdev hubport,id=net,hubid=0',
        virtio(board, 'net', SLOT, `netdev=net,id=nic${board.virtio === 'pci' ? ',romfile=' : ''}`),
      ),
  },
  VIRTIO_RNG: { about: 'a virtio device `rng`', line: (board) => virtio(board, 'rng', SLOT, 'id=rng') },
  VIRTIO_SERIAL: {
    about: 'a virtio serial port `port`',
    line: (board) =>
      join(
        virtio(board, 'serial', SLOT, ''),
        '-chardev null,id=c0 -device virtserialport,chardev=c0,id=port',
      ),
  },
  VIRTIO_MEM: {
    about: 'a virtio memory device `vm`, of which 256 MiB are asked for, in blocks of 2 MiB',
    on: ({ memoryDevicesAt, pci }) => memoryDevicesAt !== undefined && pci !== undefined,
    line: (board) =>
      join(
        '-m 128,slots=2,maxmem=2G -object memory-backend-ram,id=mem,size=1G',
        virtio(board, 'mem', SLOT, 'id=vm,memdev=mem,block-size=2M,requested-size=256M'),
      ),
  },
  BALLOON: {
    about: 'a balloon, in a machine of 256 MiB',
    line: (board) => join('-m 256', virtio(board, 'balloon', BALLOON_SLOT, '')),
  },
  WATCHDOG: {
    about: 'a watchdog',
    line: ({ watchdogs: [model] = [], pci }) => {
      if (model === 'i6300esb') return pci ? `-device i6300esb,addr=${ESB_SLOT}` : null;
      return model === undefined ? null : `-device ${model}`;
    },
  },
  PANIC: {
    about: 'a device by which the guest says that it has panicked',
    line: ({ isa, pci }) => {
      if (isa) return '-device pvpanic';
      return pci ? `-device pvpanic-pci,addr=${PANIC_SLOT}` : null;
    },
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
  DRIVE: {
    about: 'a drive `cd` that belongs to no device',
    line: always('-drive if=none,id=cd,driver=null-co,node-name=empty'),
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
  CXL: {
    about: 'a CXL memory device `cxl`',
    on: ({ cxl }) => cxl === true,
    line: always(
      [
        '-machine cxl=on,cxl-fmw.0.targets.0=cxl.1,cxl-fmw.0.size=4G',
        '-object memory-backend-ram,id=cxl-memory,size=256M',
        '-object memory-backend-ram,id=cxl-dynamic,size=512M',
        '-device pxb-cxl,bus_nr=12,bus=pcie.0,id=cxl.1',
        '-device cxl-rp,port=0,bus=cxl.1,id=cxl-port,chassis=0,slot=2',
        '-device cxl-type3,bus=cxl-port,volatile-memdev=cxl-memory,volatile-dc-memdev=cxl-dynamic,num-dc-regions=2,id=cxl',
      ].join(' '),
    ),
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
  FILTERS: {
    about: 'a second card, virtio, called `filters`',
    line: (board) => virtio(board, 'net', 9, `id=filters,${MAC}${board.virtio === 'pci' ? ',romfile=' : ''}`),
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
  KEYBOARD: {
    about: 'a virtio keyboard `keys`',
    line: (board) => virtio(board, 'keyboard', SLOT, 'id=keys'),
  },
  MOUSE: { about: 'a virtio mouse', line: (board) => virtio(board, 'mouse', SLOT, '') },
  SYSTEM_Z: {
    about: 'a machine of System z',
    on: ({ mailbox }) => mailbox === true,
    line: always(''),
  },
  ROCKER: {
    about: 'a network switch `sw`',
    line: ({ pci }) => (pci ? '-device rocker,name=sw' : null),
  },
  FAILOVER: {
    about: 'a card `standby`, which stands by for the card `primary` on a port of PCI Express',
    on: ({ express }) => express === true,
    line: (board) =>
      join(
        '-netdev hubport,id=n0,hubid=0 -netdev hubport,id=n1,hubid=1',
        '-device pcie-root-port,id=rp,addr=6,slot=1',
        virtio(board, 'net', SLOT, `netdev=n0,id=standby,failover=on,${MAC},romfile=`),
        `-device virtio-net-pci,bus=rp,netdev=n1,id=primary,failover_pair_id=standby,${MAC},romfile=`,
      ),
  },
  STANDBY: {
    about: 'a card `standby`, which stands by for one that is not there',
    line: (board) =>
      join(
        '-netdev hubport,id=n0,hubid=0',
        virtio(
          board,
          'net',
          SLOT,
          `netdev=n0,id=standby,failover=on,${MAC}${board.virtio === 'pci' ? ',romfile=' : ''}`,
        ),
      ),
  },
};

/** By the name that stands in a scenario after the dollar sign. */
export const MACHINES: ReadonlyMap<string, Part> = new Map(Object.entries(PARTS));
