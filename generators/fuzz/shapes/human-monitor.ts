/** Lines of the human monitor. It has no schema, so these are written down: what only looks, and what acts on the target alone. */
import type { Random } from 'fast-check';
import { pick } from '../draw.js';
import type { Live } from '../live.js';
import type { Shape } from './shape.js';

const LINES: readonly string[] = [
  ...['balloon', 'block', 'block -n', 'block -v', 'blockstats', 'block-jobs', 'capture', 'chardev', 'cpus', 'cpustats', 'dump', 'hotpluggable-cpus', 'iothreads', 'irq', 'jit', 'kvm', 'lapic', 'mem', 'memdev', 'memory-devices', 'memory_size_summary', 'mice', 'migrate', 'migrate_capabilities', 'migrate_parameters', 'mtree', 'mtree -f', 'mtree -d', 'mtree -o', 'name', 'network', 'numa', 'opcount', 'pci', 'pic', 'profile', 'qdm', 'qom-tree', 'qtree', 'ramblock', 'rdma', 'registers', 'registers -a', 'replay', 'rocker #', 'roms', 'sev', 'sgx', 'snapshots', 'stats target vm', 'stats target vcpu', 'status', 'sync-profile', 'tlb', 'tpm', 'usb', 'usbhost', 'usernet', 'uuid', 'vcpu_dirty_limit', 'version', 'via', 'virtio', 'virtio-status %path', 'virtio-queue-status %path #', 'vm-generation-id', 'vnc', 'accel', 'accelerators', 'firmware-log', 'cryptodev', 'dirty_rate', 'trace-events', 'memory_size_summary', 'cmma #', 'skeys #', 'cpu #'].map((what) => `info ${what}`),
  'balloon #', 'block_resize %node #', 'block_job_cancel %job', 'block_job_set_speed %job #', 'block_set_io_throttle %node # # # # # #', 'block_stream %node #', 'boot_set #', 'chardev-remove %chardev', 'chardev-send-break %chardev', 'commit %node', 'commit all', 'cpu #', 'device_del %device', 'drive_del %node', 'eject %node', 'expire_password vnc #', 'gpa2hpa #', 'gpa2hva #', 'gva2gpa #', 'i /b #', 'i /w #', 'i /l #', 'mce # # # # # #', 'mouse_button #', 'mouse_move # #', 'mouse_set #', 'netdev_del %netdev', 'nmi', 'o /b # #', 'o /l # #', 'object_del %object', 'p # + #', 'p $pc', 'p # / #', 'p # % #', 'pcie_aer_inject_error %device #', 'print /x #', 'qom-get %path realized', 'qom-list %path', 'ringbuf_read %chardev #', 'ringbuf_write %chardev a', 'savevm snapshot0', 'loadvm snapshot0', 'delvm snapshot0', 'sendkey #', 'sendkey ctrl-alt-delete #', 'set_link %netdev off', 'set_link %netdev on', 'singlestep on', 'one-insn-per-tb on', 'stop', 'cont', 'stopcapture #', 'sync-profile on', 'sync-profile reset', 'system_reset', 'system_wakeup', 'watchdog_action none', 'x /4xw #', 'x /4i #', 'xp /4xw #', 'xp /2xg #', 'dump_skeys', 'gdbserver none', 'nbd_server_stop', 'nbd_server_add %node', 'nbd_server_remove %node', 'snapshot_delete_blkdev_internal %node snapshot0', 'migrate_set_capability xbzrle on', 'migrate_set_parameter announce-rounds #', 'migrate_cancel', 'migrate_pause', 'announce_self', 'calc_dirty_rate #', 'calc_dirty_rate -r #', 'set_vcpu_dirty_limit #', 'cancel_vcpu_dirty_limit', 'xen-event-list', 'xen-event-inject #', 'hostfwd_remove tcp::#', 'x_colo_lost_heartbeat', 'rocker #',
  'qemu-io %node "read # 512"', 'qemu-io %node "write # 512"', 'qemu-io %node "aio_read 0 64k"', 'qemu-io %node "aio_write 0 64k"', 'qemu-io %node "discard # 64k"', 'qemu-io %node "write -z # 64k"', 'qemu-io %node "flush"', 'qemu-io %node "truncate #"', 'qemu-io %node "map"', 'qemu-io %node "alloc # 512"', 'qemu-io %node "length"', 'qemu-io %node "info"', 'qemu-io %node "reopen -w"', 'qemu-io %node "reopen -r"', 'qemu-io %node "writev 0 512 512"', 'qemu-io %node "readv 0 512 512"', 'qemu-io %node "write -b 0 512"', 'qemu-io %node "read -b 0 512"', 'qemu-io %node "drain"',
]; // biome-ignore format: a table

const NUMBERS = [
  '0',
  '1',
  '2',
  '-1',
  '100',
  '512',
  '4096',
  '0x7fffffff',
  '0xffffffff',
  '0x7fffffffffffffff',
  '0xffffffffffffffff',
  '0xfee00000',
  '0xb8000',
  '0x100000',
];

function filled(random: Random, live: Live, line: string): string {
  return line.replaceAll(/#|%([a-z]+)/g, (_, kind: string | undefined) => {
    if (kind === undefined) return pick(random, NUMBERS) as string;
    const names = kind === 'path' ? live.paths : live.names(kind);
    // A name with a space or a quote in it would make another line of this one.
    return (
      pick(
        random,
        names.filter((name) => /^[\w#/.[\]-]+$/.test(name)),
      ) ?? `${kind}0`
    );
  });
}

export const humanMonitorCommand: Shape = (random, live) => ({
  'command-line': filled(random, live, pick(random, LINES) as string),
});
