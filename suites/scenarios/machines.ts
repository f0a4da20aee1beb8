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

interface Part {
  about: string;
  line: string;
}

const PARTS: Readonly<Record<string, Part>> = {
  PC: { about: 'a PC with little memory, whose processor halts at once', line: halting('pc') },
  Q35: { about: 'the same with PCI Express', line: halting('q35') },
  NONE: { about: 'a server without a machine, for options', line: '-nodefaults -machine none -S' },
  SPINNING: {
    about: 'a PC whose processor is always busy',
    line: '-nodefaults -machine pc -m 16 -bios $DIR/spin',
  },
  QTEST: {
    about: 'lets the harness act as the guest; needed by guest actions',
    line: '-qtest unix:$DIR/qtest,server=on,wait=off -qtest-log none',
  },
  PAUSED: { about: 'the machine is not started until `cont`', line: '-S' },
  STAYING_GUEST: { about: 'a guest that shuts down stops the machine, but not QEMU', line: '-no-shutdown' },
  ROOM_FOR_CPU: {
    about: 'one processor, and room for another',
    line: '-smp 1,sockets=1,cores=2,threads=1,maxcpus=2',
  },
  DIMM: {
    about: 'a memory module `dimm` that can be removed',
    line: '-m 64,slots=4,maxmem=2G -object memory-backend-ram,id=mem,size=128M -device pc-dimm,id=dimm,memdev=mem',
  },
  BROKEN_NODE: { about: 'a node `broken` of which every read fails', line: `-blockdev ${BROKEN}` },
  VIRTIO_NET: {
    about: 'a network card `nic` in slot 5, which leads nowhere',
    line: '-netdev hubport,id=net,hubid=0 -device virtio-net-pci,addr=5,netdev=net,id=nic,romfile=',
  },
  FAILOVER: {
    about: 'a card `standby` in slot 5, which stands by for the card `primary`',
    line: [
      '-netdev hubport,id=n0,hubid=0 -netdev hubport,id=n1,hubid=1',
      '-device pcie-root-port,id=rp,addr=6,slot=1',
      `-device virtio-net-pci,addr=5,netdev=n0,id=standby,failover=on,${MAC}`,
      `-device virtio-net-pci,bus=rp,netdev=n1,id=primary,failover_pair_id=standby,${MAC}`,
    ].join(' '),
  },
};

/** By the name that stands in a scenario without the dollar sign. */
export const MACHINES: ReadonlyMap<string, { about: string; words: readonly string[] }> = new Map(
  Object.entries(PARTS).map(([name, { about, line }]) => [name, { about, words: line.split(' ') }]),
);
