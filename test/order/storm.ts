/** A storm of commands about jobs, nodes and the machine: mostly nonsense, so that every order comes about that there is. */
import type { TestTarget } from '../../harness/run/test-target.js';
import type { JsonObject } from '../../schema/json.js';

type Pick = <T>(items: readonly T[]) => T;
type Request = [command: string, args?: JsonObject];

const JOBS = ['j0', 'j1', 'j2', 'j3'];
const NODES = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5'];
const VERBS = ['pause', 'resume', 'complete', 'cancel', 'finalize', 'dismiss'];

const job = (pick: Pick): JsonObject => ({
  'job-id': pick(JOBS),
  device: pick(NODES),
  'auto-finalize': pick([true, false]),
  'auto-dismiss': pick([true, false]),
});
const copy = (pick: Pick): JsonObject => ({
  ...job(pick),
  target: pick(NODES),
  sync: pick(['full', 'none']),
  speed: pick([0, 65_536, 1_048_576]),
});
const action = (pick: Pick): JsonObject => ({ type: 'blockdev-backup', data: copy(pick) });

/** Each is as likely as the others. */
const ACTIONS: ((pick: Pick) => Request)[] = [
  (pick) => [
    'blockdev-add',
    { driver: 'null-co', 'read-zeroes': true, size: 1_048_576, 'node-name': pick(NODES) },
  ],
  (pick) => ['blockdev-del', { 'node-name': pick(NODES) }],
  (pick) => ['blockdev-mirror', copy(pick)],
  (pick) => ['blockdev-mirror', { ...copy(pick), sync: 'full' }],
  (pick) => ['blockdev-backup', copy(pick)],
  (pick) => ['block-stream', job(pick)],
  (pick) => ['blockdev-create', { 'job-id': pick(JOBS), options: { driver: 'nbd', size: 1 } }],
  (pick) => [
    'transaction',
    {
      actions: [action(pick), action(pick)],
      properties: { 'completion-mode': pick(['grouped', 'individual']) },
    },
  ],
  ...VERBS.flatMap((verb) => [
    (pick: Pick): Request => [`job-${verb}`, { id: pick(JOBS) }],
    (pick: Pick): Request => [
      `block-job-${verb}`,
      { [/finalize|dismiss/.test(verb) ? 'id' : 'device']: pick(JOBS) },
    ],
  ]),
  (pick) => ['block-job-set-speed', { device: pick(JOBS), speed: pick([0, 1_048_576]) }],
  (pick) => ['block-job-cancel', { device: pick(JOBS), force: true }],
  () => ['query-jobs'],
  () => ['query-block-jobs'],
  () => ['query-named-block-nodes'],
  (pick) => ['object-add', { 'qom-type': 'throttle-group', id: pick(JOBS) }],
  (pick) => ['object-del', { id: pick(JOBS) }],
  () => ['qom-list', { path: '/objects' }],
  (pick) => ['chardev-add', { id: pick(JOBS), backend: { type: 'null', data: {} } }],
  (pick) => ['chardev-remove', { id: pick(JOBS) }],
  () => ['query-chardev'],
  () => ['stop'],
  () => ['cont'],
  () => ['system_reset'],
  () => ['query-status'],
  (pick) => ['device_add', { driver: 'virtio-rng-pci', id: pick(JOBS) }],
  (pick) => ['device_del', { id: pick(JOBS) }],
  () => ['qom-list', { path: '/machine/peripheral' }],
];

/** Sends `count` requests over three sessions, `window` at a time on one of them. Resolves when all are answered. */
export async function storm(testTarget: TestTarget, seed: number, count: number, window = 8): Promise<void> {
  let state = seed;
  const pick: Pick = (items) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return items[Math.floor((state / 2 ** 32) * items.length)] as never;
  };
  const sessions = [await testTarget.main(), await testTarget.open(), await testTarget.open()];
  for (let sent = 0; sent < count; sent += window) {
    const session = pick(sessions);
    const batch = Array.from({ length: window }, () => pick(ACTIONS)(pick));
    await Promise.all(batch.map(([command, args]) => session.execute(command, args)));
  }
}
