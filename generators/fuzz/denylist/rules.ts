/** All that is never sent. */
import { acts } from '../../../schema/qemu/effects.js';
import type { DeniedCommand, DeniedMember, DeniedText, DeniedValue } from './rule.js';

export const COMMANDS: readonly DeniedCommand[] = [
  { what: 'quit', mild: true, command: /^quit$/, reason: 'ends the target, which is what it is for' },
  {
    what: 'qmp_capabilities',
    mild: true,
    command: /^qmp_capabilities$/,
    reason: 'sent once by every session; the wire mode tries it at every other point',
  },
  {
    what: 'guest-* but those that only look',
    command: { test: (name) => name.startsWith('guest-') && acts(name) },
    reason: 'acts on the machine that the agent runs on',
  },
];

const DRIVER = /^(blockdev|x-blockdev|transaction|drive|change).*(driver|type)$/;

export const VALUES: readonly DeniedValue[] = [
  {
    what: 'block drivers http, https, ftp, ftps, ssh, nfs, iscsi, gluster, rbd, nbd, sheepdog',
    at: DRIVER,
    value: /^(https?|ftps?|tftp|ssh|nfs|iscsi|gluster|rbd|nbd|sheepdog)$/,
    reason: 'reach for other machines',
  },
  {
    what: 'block drivers host_device, host_cdrom, host_floppy, nvme, nvme-io_uring, virtio-blk-*, blkio',
    at: DRIVER,
    value: /^(host_.*|nvme.*|virtio-blk-.*)$/,
    reason: 'open devices of the host',
  },
  {
    what: 'addresses of type vsock',
    at: /[.:]type$/,
    value: /^vsock$/,
    reason: 'reach for the host of the machine',
  },
  {
    what: 'object type pr-manager-helper',
    mild: true,
    at: /^object-add:qom-type$/,
    value: /^pr-manager-helper$/,
    reason: 'blocks by design until the program behind its socket has spoken',
  },
  {
    what: 'migration transports exec, rdma',
    at: /transport$/,
    value: /^(exec|rdma)$/,
    reason: 'start a program, or reach for the network',
  },
  {
    what: 'character devices parallel, serial, tty, stdio, console, braille',
    at: /^chardev-(add|change):.*type$/,
    value: /^(parallel|parport|serial|tty|stdio|console|braille)$/,
    reason: 'open devices of the host, or take over its terminal',
  },
  {
    what: 'network back ends tap, bridge, vde, netmap, vhost-vdpa, vmnet-*, af-xdp, passt',
    at: /^netdev_add:.*type$/,
    value: /^(tap|bridge|vde|netmap|vhost-vdpa|vmnet-.*|af-xdp|passt)$/,
    reason: 'reach for the network or its devices, or start a program',
  },
  {
    what: 'object types input-linux, input-barrier, can-host-socketcan, dbus-vmstate, secret_keyring, authz-pam, tdx*, iommufd',
    at: /^object-add:qom-type$/,
    value: /^(input-linux|input-barrier|can-host-.*|dbus-vmstate|secret_keyring|authz-pam|tdx.*|iommufd)$/,
    reason: 'open devices, services or keys of the host',
  },
];

export const TEXTS: readonly DeniedText[] = [
  { what: 'exec:', text: /\bexec:/i, reason: 'starts a program' },
  { what: 'cmd:', text: /\bcmd:/i, reason: 'starts a program' },
  {
    what: 'a path from the root, but for those of the object tree',
    text: /(^|[:=,"'])\/(?!($|machine|objects|chardevs|backend|audiodevs))/,
    reason: 'leaves the scratch directory',
  },
  {
    what: 'fat:, host_device: and the like',
    text: /^(fat|host_\w+|nvme):/i,
    reason: 'read directories or devices of the host',
  },
  { what: '..', text: /(^|\/)\.\.(\/|$)/, reason: 'leaves the scratch directory' },
  {
    what: 'nbd:, ssh:, http:, rbd:, iscsi:, vsock: and other protocols of other machines',
    text: /^(nbd|ssh|https?|ftps?|tftp|rbd|iscsi|nfs|gluster.*|sheepdog|vxhs|rdma|vsock)(\+\w+)?:/i,
    reason: 'reaches for other machines',
  },
  {
    what: 'tcp: beyond 127.0.0.1',
    text: /^tcp:(?!127\.0\.0\.1:)/i,
    reason: 'reaches beyond the loopback',
  },
];

export const MEMBERS: readonly DeniedMember[] = [
  {
    what: 'hosts other than 127.0.0.1, ::1 and localhost',
    command: /./,
    member: /^(host|hostname)$/,
    value: /^(?!(127\.0\.0\.1|::1|localhost)$)/,
    reason: 'reaches beyond the loopback, if only for the name',
  },
  {
    what: 'addresses of sockets and tunnels other than 127.0.0.1',
    command: /^netdev_add$/,
    member: /^(listen|connect|mcast|udp|localaddr|src|dst)$/,
    value: /^(?!(127\.0\.0\.1(:\d+)?|true|false)$)/,
    reason: 'reach beyond the loopback',
  },
  {
    what: 'change of vnc',
    command: /^change$/,
    member: /^device$/,
    value: /^vnc$/,
    reason: 'listens for everybody',
  },
  {
    what: 'server sockets with wait',
    mild: true,
    command: /^chardev-/,
    member: /^wait$/,
    value: /^true$/,
    reason: 'blocks by design until a client connects',
  },
  {
    what: 'sockets of the abstract name space',
    command: /./,
    member: /^abstract$/,
    value: /^true$/,
    reason: 'are no files of the scratch directory',
  },
  {
    what: 'reconnect',
    mild: true,
    command: /^(chardev|netdev)/,
    member: /^reconnect(-ms)?$/,
    value: /./,
    reason: 'has the target busy with itself for ever',
  },
  {
    what: 'trace events switched on',
    mild: true,
    command: /^trace-event-set-state$/,
    member: /^enable$/,
    value: /^true$/,
    reason: 'fills standard error, where the last words are looked for',
  },
  {
    what: 'guestfwd, smb, tftp, helper, script of user networks',
    command: /^netdev_add$/,
    member: /^(guestfwd|smb|smbserver|tftp|helper|script|downscript|hostfwd|vhostforce)$/,
    value: /./,
    reason: 'start programs or listen for everybody',
  },
  {
    what: 'guest memory that is filled in beforehand',
    mild: true,
    command: /^(object-add|qom-set)$/,
    member: /^prealloc$/,
    value: /^true$/,
    reason: 'takes the memory of the machine',
  },
  {
    what: 'device models vfio-*, usb-host, u2f-passthru, vhost-scsi*, vhost-vdpa*, vhost-vsock*',
    command: /^device_add$/,
    member: /^driver$/,
    value: /^(vfio-.*|usb-host|u2f-passthru|vhost-(scsi|vdpa|vsock).*)$/,
    reason: 'open devices of the host',
  },
];
