/**
 * Nothing that is drawn reaches out of the scratch directory, beyond the loopback, or for a program: judged anew here,
 * by other means than the rules that see to it.
 */
import { expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { isObject, type JsonValue } from '../../schema/json.js';
import { chance } from './draw.js';
import type { Live } from './live.js';
import { randomOf } from './random.js';
import { Requests } from './requests.js';

/** A target that offers everything, dangers included. */
const TEMPTING: Live = {
  names: (kind) => (kind === 'qom-type' ? ['iothread', 'input-linux', 'can-host-socketcan'] : [`${kind}7`]),
  paths: ['/', '/machine', '/objects/object0'],
  properties: () => ['filename', 'mem-path', 'driver', 'drive', 'netdev', 'path', 'fd', 'x'].map(property),
  models: ['vfio-pci', 'usb-host', 'vhost-vsock-pci', 'usb-mtp', 'loader', 'virtio-blk-pci', 'scsi-block'],
  modelProperties: () => ['rootdir', 'file', 'romfile', 'host', 'hostaddr', 'drive', 'chardev'].map(property),
};
function property(name: string) {
  return { name, type: 'str' };
}

const OF_OBJECTS = /^(qom-|x-query-virtio|query-rocker|cxl-|device_add$|object-add$|human-monitor-command$)/;
const REACHING =
  /^(https?|ftps?|tftp|ssh|nfs|iscsi|gluster|rbd|nbd|sheepdog|host_\w+|nvme|nvme-io_uring|virtio-blk-(vfio|vhost)\S*|vsock|exec|rdma|tap|bridge|vde|netmap|af-xdp|passt|vhost-vdpa|vmnet-\w+|parallel|serial|tty|stdio|console|braille|input-linux|input-barrier|can-host-socketcan|dbus-vmstate|authz-pam)$/;
const REACHING_DEVICES = /^(vfio-\S+|usb-host|u2f-passthru|vhost-(scsi|vsock|vdpa)\S*)$/;
const CHOOSES = /^(driver|type|qom-type|transport)$/;
/** Words in which programs of QEMU find a place to open. */
const PROTOCOL =
  /(^|[\s=,"'{])(exec|cmd|nbd|ssh|https?|ftps?|tftp|rbd|iscsi|nfs|gluster|sheepdog|rdma|vsock)(\+\w+)?:/i;

function* faults(value: JsonValue, command: string, member = ''): Generator<string> {
  if (Array.isArray(value)) for (const element of value) yield* faults(element, command, member);
  else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) yield* faults(inner, command, name);
  } else if (typeof value === 'string') yield* textFaults(value, command, member);
}

function* textFaults(text: string, command: string, member: string): Generator<string> {
  const words = text.split(/[\s=,"']+/);
  // Properties of devices and commands that only ask by name choose nothing.
  // An export is of our own server, whose address is looked at where it is set.
  const own = command === 'block-export-add' && text === 'nbd';
  const reaching = command === 'device_add' ? REACHING_DEVICES : REACHING;
  if (CHOOSES.test(member) && reaching.test(text) && !own) yield `${member} ${text}`;
  const [made = '', what = ''] = words;
  const dangerous = made === 'device_add' ? REACHING_DEVICES : REACHING;
  if (/^((device|object|netdev)_add|chardev-add)$/.test(made) && dangerous.test(what))
    yield `the line ${text}`;
  if (PROTOCOL.test(text)) yield `the protocol in ${text}`;
  if (words.some((word) => /(^|[/:])\.\.([/]|$)/.test(word))) yield `the way up in ${text}`;
  for (const word of words) {
    // A format of the human monitor, as in x /8i.
    if (command === 'human-monitor-command' && /^\/(\d*[bwlghxic]+)$/.test(word)) continue;
    const path = /(?:^|:)(\/\S*)/.exec(word)?.[1];
    const object =
      path !== undefined &&
      OF_OBJECTS.test(command) &&
      /^\/($|machine|objects|chardevs|backend|audiodevs)/.test(path);
    if (path !== undefined && !object) yield `the path ${path}`;
  }
  for (const [address] of text.matchAll(/\b\d+\.\d+\.\d+\.\d+\b/g)) {
    if (address !== '127.0.0.1') yield `the address ${address}`;
  }
  if (/^(host|hostname)$/.test(member) && !/^(127\.0\.0\.1|::1|localhost)$/.test(text)) yield `host ${text}`;
  if (/^json:/.test(text)) {
    try {
      yield* faults(JSON.parse(text.slice(5)), command, member);
    } catch {
      // No JSON: refused as it is.
    }
  }
}

test.each([
  'introspection-qemu-system-7.2',
  'introspection-qemu-system-10.0',
  'introspection-qemu-storage-daemon-7.2',
])(
  '%s: thousands of requests, and none reaches out',
  (id) => {
    const model = loadCatalog(id);
    const requests = new Requests(model, Object.keys(model.commands));
    requests.live = TEMPTING;
    const random = randomOf(6, 0);
    const found = new Set<string>();
    let drawn = 0;
    for (const command of requests.commands) {
      const many =
        /^(human-monitor-command|blockdev-add|chardev-add|netdev_add|migrate|object-add|device_add|qom-set|transaction)$/;
      for (let i = 0; i < (many.test(command) ? 150 : 15); i++) {
        const request = chance(random, 3, 4)
          ? requests.valid(random, command)
          : requests.invalid(random, command);
        if (!request) continue;
        drawn++;
        for (const fault of faults(request.arguments, command)) found.add(`${command}: ${fault}`);
      }
    }
    expect([...found]).toEqual([]);
    expect(drawn).toBeGreaterThan(id.includes('storage') ? 1000 : 3000);
  },
  150_000,
);

test('the judge itself sees what reaches out', () => {
  const bad: [string, JsonValue][] = [
    ['blockdev-add', { driver: 'ssh' }],
    ['blockdev-add', { driver: 'file', filename: '/etc/passwd' }],
    ['blockdev-add', { driver: 'file', filename: '../a' }],
    ['drive-mirror', { target: 'json:{"driver":"nbd"}' }],
    ['drive-mirror', { target: 'nbd://example' }],
    ['migrate', { uri: 'exec:cat' }],
    ['migrate', { channels: [{ addr: { transport: 'exec' } }] }],
    ['human-monitor-command', { 'command-line': 'drive_add 0 file=/dev/sda' }],
    ['human-monitor-command', { 'command-line': 'device_add vfio-pci,host=a' }],
    ['chardev-add', { backend: { type: 'socket', data: { addr: { type: 'inet', data: { host: 'a' } } } } }],
    ['netdev_add', { type: 'socket', udp: '10.0.0.1:1' }],
  ];
  for (const [command, value] of bad) expect([...faults(value, command)]).not.toEqual([]);
});
