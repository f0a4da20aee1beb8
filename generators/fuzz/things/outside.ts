/** Names that lead out of the target: files, sockets, hosts. All stay within the working directory and the loopback. */
import { numbered, type ResourceKind } from './kind.js';

/** Files that lie ready in the working directory: name and size in bytes. */
export const FILES: Readonly<Record<string, number>> = {
  'disk0.img': 1_048_576,
  'disk1.img': 67_108_864,
  'odd.img': 1_000_001,
  'empty.img': 0,
};

export const OUTSIDE: readonly ResourceKind[] = [
  {
    name: 'port',
    pool: ['0', '1', '65535', '65536', '-1', 'a'],
    at: [/[:.]port$/],
    closed: true,
  },
  {
    name: 'host',
    pool: ['127.0.0.1', '::1', 'localhost'],
    at: [/[:.](host|hostname|server)$/],
    closed: true,
  },
  {
    name: 'loopback',
    pool: ['127.0.0.1', '127.0.0.1:0', '127.0.0.1:1', '127.0.0.1:65536'],
    at: [/^netdev_add:(listen|connect|mcast|udp|localaddr|src|dst)$/],
    closed: true,
  },
  {
    name: 'directory',
    pool: ['.', './', 'missing', 'disk0.img', ''],
    at: [/^(blockdev|transaction).*[:.]dir$/, /^object-add:dir$/, /^device_add:(rootdir|dir)$/],
    closed: true,
  },
  {
    name: 'socket',
    pool: [...numbered('socket', 3), ''],
    at: [
      /(addr|server|remote|local|path)[^:]*\.path$/,
      /^chardev-(add|change):.*\.path$/,
      /^netdev_add:.*path$/,
      /^object-add:(path|sev-device)$/,
    ],
    closed: true,
  },
  {
    name: 'uri',
    pool: [
      'unix:socket0',
      'unix:socket1',
      'unix:',
      'tcp:127.0.0.1:0',
      'tcp:127.0.0.1:',
      'fd:99999',
      'fd:a',
      'defer',
      'file:state0',
      'file:',
      '',
      'a',
    ],
    at: [/^migrate.*:(uri|tls-hostname)$/, /^migrate.*\.(uri)$/],
    closed: true,
  },
  {
    name: 'dump',
    pool: ['file:dump0', 'fd:a', 'file:', ''],
    at: [/^dump-guest-memory:protocol$/],
    closed: true,
  },
  {
    name: 'descriptor',
    // No number of a descriptor that the target has: it would close its own, and others would take their place.
    pool: ['fd0', 'a', '-1', '99999'],
    at: [/[:.](fd|fds|fdname|vhostfd|vhostfds|str)$/],
    closed: true,
  },
  {
    name: 'file',
    pool: [
      ...Object.keys(FILES),
      ...numbered('new', 3).map((name) => `${name}.img`),
      'missing/a.img',
      'json:{"driver":"null-co"}',
      'json:{',
      '',
    ],
    at: [
      /^chardev-add:.*\.device$/,
      /^device_add:(file|kernel|initrd|romfile)$/,
      /[:.](filename|file|backing-file|mem-path|out|in|snapshot-file|dir|logfile|log|x-check-cache-dropped|path|image|target|source|save|load|rom|base|top|backing|mountpoint|dh-cert-file|session-file)\|?$/,
      /^(change-backing-file|memsave|pmemsave|screendump|dumpdtb).*$/,
      /^(drive-.*|transaction).*target$/,
    ],
    closed: true,
  },
  {
    name: 'format',
    pool: [
      'raw',
      'qcow2',
      'qed',
      'vmdk',
      'vpc',
      'vdi',
      'vhdx',
      'parallels',
      'luks',
      'null-co',
      'copy-on-read',
      'blkdebug',
      'quorum',
      'a',
    ],
    at: [/[:.](format|backing-fmt|snapshot-format|backing-format)$/],
    closed: true,
  },
];
