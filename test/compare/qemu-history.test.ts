/** What `schema compare` says of QEMU's versions, held against what QEMU's manual lists and its history tells. */
import { beforeAll, expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { type Adjudicated, adjudicate, type ChangeVerdict } from '../../schema/compare/adjudicate.js';
import { changesBetween } from '../../schema/compare/changes.js';
import { history } from '../../schema/editions.js';

function compared(from: string, to: string): Adjudicated[] {
  const [before, after] = [from, to].map((version) => loadCatalog(`introspection-qemu-system-${version}`));
  if (before === undefined || after === undefined) throw new Error('two catalogs');
  const sides = { before, after, program: 'qemu-system' as const, history: history() };
  return changesBetween(before, after).map((change) => adjudicate(change, sides));
}

let [older, newer]: [Adjudicated[], Adjudicated[]] = [[], []];
beforeAll(() => {
  [older, newer] = [compared('5.2', '7.2'), compared('7.2', '10.0')];
});
const messages = (changes: readonly Adjudicated[], wanted: ChangeVerdict) =>
  changes.filter(({ verdict }) => verdict === wanted).map(({ message }) => message);

/** Headings about QMP of "Removed features" in the manual of 10.0, from 8.0 on, as changes of the schema. */
const REMOVED = [
  'query-sgx: section-size is no longer sent',
  'query-sgx-capabilities: section-size is no longer sent',
  'query-migrate: ram.skipped is no longer sent',
  'migrate: inc is no longer taken',
  'migrate: blk is no longer taken',
  'migrate-set-capabilities: capabilities[].capability no longer takes block',
  'migrate-set-capabilities: capabilities[].capability no longer takes compress',
  ...['compress-level', 'compress-threads', 'compress-wait-thread', 'decompress-threads'].map(
    (name) => `migrate-set-parameters: ${name} is no longer taken`,
  ),
  'event MEM_UNPLUG_ERROR is gone',
  'trace-event-get-state: vcpu is no longer taken',
  'trace-event-set-state: vcpu is no longer taken',
];

/** Announced elsewhere than under such a heading: the schema's own `deprecated`, a heading of another kind, or their kin. */
const ANNOUNCED_ELSEWHERE = [
  ...['secret', 'secret_keyring', 'tls-creds-anon', 'tls-creds-psk', 'tls-creds-x509'].map(
    (type) => `object-add: qom-type=${type}.loaded is no longer taken`,
  ),
  'migrate-set-parameters: block-incremental is no longer taken',
  'query-migrate: disk is no longer sent',
  'query-migrate: compression is no longer sent',
  ...[
    'compress-level',
    'compress-threads',
    'compress-wait-thread',
    'decompress-threads',
    'block-incremental',
  ].map((name) => `query-migrate-parameters: ${name} is no longer sent`),
  'query-status: singlestep is no longer sent',
  'trace-event-get-state: [].vcpu is no longer sent',
  'event RDMA_GID_STATUS_CHANGED is gone',
];

test('7.2 to 10.0: what the manual lists as removed is what went, and nothing broke unannounced', () => {
  expect(messages(newer, 'announced').sort()).toEqual([...REMOVED, ...ANNOUNCED_ELSEWHERE].sort());
  expect(messages(newer, 'unannounced')).toEqual([]);
});

test('7.2 to 10.0: what the manual lists as deprecated since then is deprecated', () => {
  // Of `blockdev-create` once for each driver with a file below it; replies name the same drivers.
  const parts = messages(newer, 'deprecated').filter((each) =>
    /^(blockdev-add|chardev-add|migrate)/.test(each),
  );
  expect(parts).toEqual([
    'blockdev-add: gluster as driver is deprecated now',
    'chardev-add: memory as backend.type is deprecated now',
    'chardev-add: backend.type=socket.data.reconnect is deprecated now',
    'migrate-set-capabilities: zero-blocks as capabilities[].capability is deprecated now',
  ]);
  // These came and were deprecated in between.
  const born = newer
    .filter(({ because }) => because.includes('deprecated already'))
    .map(({ message }) => message);
  expect(born).toEqual([
    'command query-migrationthreads is new',
    expect.stringMatching(/^netdev_add: type=stream\.reconnect is new/),
  ]);
});

test('5.2 to 7.2: what broke unannounced is a permission that blkdebug took (QEMU commit 64631f3681, in 7.0)', () => {
  const places = [
    'blockdev-add: driver=blkdebug',
    'blockdev-create: options.driver=luks.file.driver=blkdebug',
  ];
  expect(messages(older, 'unannounced')).toEqual(
    places.flatMap((place) =>
      ['take', 'unshare'].map((how) => `${place}.${how}-child-perms[] no longer takes graph-mod`),
    ),
  );
  expect(messages(older, 'announced')).toContain('command block_passwd is gone');
});
