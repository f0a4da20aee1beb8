/** Parts of machines that are devices, and what they are made of: each in the form that the board has a bus for. */
import type { Board } from '../../schema/qemu/boards.js';
import { PANIC_SLOT } from './guest/panic.js';
import { BALLOON_SLOT, SLOT } from './guest/virtio.js';
import { ESB_SLOT } from './guest/watchdog.js';
import { always, type Parts } from './machine-part.js';

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

export const DEVICE_PARTS: Parts = {
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
  DRIVE: {
    about: 'a drive `cd` that belongs to no device',
    line: always('-drive if=none,id=cd,driver=null-co,node-name=empty'),
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
  FILTERS: {
    about: 'a second card, virtio, called `filters`',
    line: (board) => virtio(board, 'net', 9, `id=filters,${MAC}${board.virtio === 'pci' ? ',romfile=' : ''}`),
  },
  KEYBOARD: {
    about: 'a virtio keyboard `keys`',
    line: (board) => virtio(board, 'keyboard', SLOT, 'id=keys'),
  },
  MOUSE: { about: 'a virtio mouse', line: (board) => virtio(board, 'mouse', SLOT, '') },
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
