/**
 * Parts of the command lines of machines that scenarios run on, by name: `machine: $PC $PAUSED -device VGA`. None has a guest,
 * a network or anything else that is not asked for. In TypeScript, because the memory of a board is in schema/qemu/boards.ts.
 */
import { BOARDS } from '../../schema/qemu/boards.js';

/** A board with as much memory as it needs, whose processor halts at once. */
function halting(board: 'pc' | 'q35'): string {
  return `-nodefaults -machine ${board} -m ${BOARDS[board].memory} -bios $DIR/halt`;
}

/** Every read of it fails with EIO. */
const BROKEN = JSON.stringify({
  driver: 'blkdebug',
  'node-name': 'broken',
  image: { driver: 'null-co', size: 1_048_576 },
  'inject-error': [{ event: 'none', iotype: 'read', errno: 5 }],
});

const MAC = 'mac=52:54:00:11:22:33,romfile=';

const COMMAND_LINES: Readonly<Record<string, string>> = {
  PC: halting('pc'),
  /** The same with PCI Express. */
  Q35: halting('q35'),
  /** No processor, no devices: for servers of which only options matter. */
  NONE: '-nodefaults -machine none -S',
  /** A processor that is busy all the time. */
  SPINNING: '-nodefaults -machine pc -m 16 -bios $DIR/spin',
  /** What guest actions need. */
  QTEST: '-qtest unix:$DIR/qtest,server=on,wait=off -qtest-log none',
  /** The machine is not started until `cont`. */
  PAUSED: '-S',
  /** What would end QEMU stops the machine instead. */
  STAYING_GUEST: '-no-shutdown',
  /** One processor, and room for another. */
  ROOM_FOR_CPU: '-smp 1,sockets=1,cores=2,threads=1,maxcpus=2',
  /** A memory module that can be removed. */
  DIMM: '-m 64,slots=4,maxmem=2G -object memory-backend-ram,id=mem,size=128M -device pc-dimm,id=dimm,memdev=mem',
  /** A node for a disk of which no sector can be read. */
  BROKEN_NODE: `-blockdev ${BROKEN}`,
  /** A network card that leads nowhere, in slot 5. */
  VIRTIO_NET: '-netdev hubport,id=net,hubid=0 -device virtio-net-pci,addr=5,netdev=net,id=nic,romfile=',
  /** A card in slot 5 that stands by for another one. */
  FAILOVER: [
    '-netdev hubport,id=n0,hubid=0 -netdev hubport,id=n1,hubid=1',
    '-device pcie-root-port,id=rp,addr=6,slot=1',
    `-device virtio-net-pci,addr=5,netdev=n0,id=standby,failover=on,${MAC}`,
    `-device virtio-net-pci,bus=rp,netdev=n1,id=primary,failover_pair_id=standby,${MAC}`,
  ].join(' '),
};

/** By the name that stands in a scenario without the dollar sign. */
export const MACHINES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(COMMAND_LINES).map(([name, line]) => [name, line.split(' ')]),
);
