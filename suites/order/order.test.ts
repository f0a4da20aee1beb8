/** The rules about everything but jobs, on what they allow and on streams that break one of them and no other. */
import { expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { play } from '../../test/order/stream.js';
import { NO_REFERENCES, referencesOf } from '../references.js';
import { orderRules } from './index.js';
import { groundsOfRule } from './monitor.js';

const status = (running: boolean) => ['> query-status', `< {"running":${running}}`];
const tray = (open: boolean) => `* DEVICE_TRAY_MOVED {"device":"cd","id":"/machine/cd","tray-open":${open}}`;
const gone = '* DEVICE_DELETED {"device":"d","path":"/machine/peripheral/d"}';
const unexported = '* BLOCK_EXPORT_DELETED {"id":"e"}';
const migrates = (...states: string[]) => states.map((s) => `* MIGRATION {"status":"${s}"}`);
const io = '* BLOCK_IO_ERROR {"action":"stop"}';
const add = ['> blockdev-add {"driver":"null-co","node-name":"n"}', '<'];
const del = ['> blockdev-del {"node-name":"n"}', '<'];
const nodes = (...names: string[]) => [
  '> query-named-block-nodes',
  `< ${JSON.stringify(names.map((name) => ({ 'node-name': name })))}`,
];

const RIGHT: [rule: string, lines: string[]][] = [
  ['run-state/stop-resume', ['* STOP', '* RESUME', '* STOP']],
  ['run-state/query-status', ['* STOP', ...status(false), '* RESUME', ...status(true)]],
  ['run-state/suspend-wakeup', ['* SUSPEND', '* WAKEUP', '* SUSPEND', '* RESET', '* SUSPEND']],
  ['run-state/reason', ['> system_reset', '* RESET {"reason":"host-qmp-system-reset"}', '<']],
  ['run-state/quit', ['> quit', '<', '* STOP', '* SHUTDOWN {"reason":"host-qmp-quit"}']],
  ['run-state/io-error-stop', ['* RESUME', io, '* STOP', ...status(false), '* RESUME']],
  ['run-state/io-error-stop', [io, '* STOP']],
  ['device/tray', [tray(true), tray(false), '* RESET', tray(false)]],
  ['device/deleted-once', [gone, '> device_add {"id":"d"}', '<', gone]],
  ['export/deleted-once', ['> block-export-add {"id":"e"}', '<', unexported]],
  ['export/deleted-once', ['> query-block-exports', '< [{"id":"e"}]', unexported]],
  [
    'migration/status',
    migrates('setup', 'active', 'device', 'completed', 'setup', 'cancelling', 'cancelled'),
  ],
  [
    'migration/pass',
    ['* MIGRATION_PASS {"pass":1}', '* MIGRATION_PASS {"pass":2}', '* MIGRATION_PASS {"pass":1}'],
  ],
  ['rate-limit/WATCHDOG', ['* WATCHDOG', '+990', '* WATCHDOG @500', '+1000', '* WATCHDOG']],
  [
    'rate-limit/VSERPORT_CHANGE',
    ['* VSERPORT_CHANGE {"id":"a"}', '* VSERPORT_CHANGE {"id":"b"}', '+1000', '* VSERPORT_CHANGE {"id":"a"}'],
  ],
  ['time/forwards', ['+9000', '* STOP', '* WATCHDOG @5000', '* RESUME @100']],
  ['time/not-kept-back', ['open', '+1000', '* STOP @900', '1: open', '1: * WATCHDOG @900']],
  ['time/not-in-the-future', ['* STOP']],
  ['effect/block-node', [...add, ...nodes('n', 'm'), ...del, ...nodes('m')]],
  ['effect/object', ['> object-add {"id":"o"}', '<', '> qom-list {"path":"/objects"}', '< [{"name":"o"}]']],
];

test.each(RIGHT)('%s is kept by %j', (rule, lines) => {
  const { kept, broken } = play(lines);
  expect(broken).toEqual([]);
  expect(kept).toContain(`order/${rule}`);
});

/** What a rule cannot tell it must not judge. */
const SILENT: [string, string[]][] = [
  [
    'two devices of an id are on their way out',
    [
      '> device_add {"id":"d"}',
      '<',
      '> device_del {"id":"d"}',
      '> device_add {"id":"d"}',
      '<',
      '<',
      gone,
      gone,
    ],
  ],
  [
    'a guest falls asleep, and is reset and resumed',
    ['* RESUME', '* SUSPEND', '* RESET', '* RESUME', ...status(true)],
  ],
  [
    'an event comes while the reply is on its way',
    ['* STOP', '> query-status', '* RESUME', '< {"running":false}'],
  ],
  [
    'the error was held back until the machine ran again',
    ['+9000', '* RESUME', io.concat(' @500'), ...status(true), '+9000', ...status(true)],
  ],
  ['an error while the machine is stopped', ['* STOP', io, '* RESUME']],
  ['a query right after the error', ['* RESUME', io, '+100', ...status(true)]],
  ['HMP may ask for a reset', ['> human-monitor-command', '<', '* RESET {"reason":"host-qmp-system-reset"}']],
  ['bytes of a case may ask for a reset', ['raw', '* RESET {"reason":"host-qmp-system-reset"}']],
  ['two sessions hear of the same device', [gone, `1: ${gone}`]],
  ['two sessions hear of the same export', [unexported, `1: ${unexported}`]],
  [
    'an export made again is deleted before the reply of its making is read',
    [
      '1: > block-export-add {"id":"e"}',
      '1: <',
      '> block-export-add {"id":"e"}',
      `1: ${unexported}`,
      `1: ${unexported}`,
      unexported,
      '<',
      unexported,
    ],
  ],
  ['an export of the command line', ['> block-export-add {"id":"e"}', unexported, '<!']],
  ...['nbd-server-add {"device":"e"}', 'block-export-add {"id":"e"}'].map((add): [string, string[]] => [
    `exports are made by ${add} while HMP acts`,
    ['> human-monitor-command', `> ${add}`, `> ${add}`, '<', '<', '<', unexported, unexported],
  ]),
  [
    'a device is added while HMP acts',
    ['> human-monitor-command', '> device_add {"id":"d"}', '<', '<', gone],
  ],
  [
    'a device is added while somebody sends raw bytes',
    ['1: raw', '> device_add {"id":"d"}', '1: close', '<', gone],
  ],
  ['a bystander of raw bytes', [...add, '1: raw', ...nodes()]],
  ['after raw bytes nothing is known', [...add, '1: raw', '1: close', ...nodes()]],
  [
    'an export that is made by a command of which the sentences say nothing',
    ['> nbd-server-add {"device":"d","name":"e"}', '<', '> query-block-exports', '< []'],
  ],
  ['the node is on its way', ['> blockdev-add {"node-name":"n"}', '> query-named-block-nodes', '<', '< []']],
  ['a refused command', ['> blockdev-add {"node-name":"n"}', '<!', ...nodes()]],
  ['removed from another session meanwhile', [...add, '1: > blockdev-del {"node-name":"n"}', ...nodes()]],
  ['another place of the object tree', ['> object-add {"id":"o"}', '<', '> qom-list {"path":"/"}', '< []']],
  [
    'a device that a guest lets go',
    ['> device_add {"id":"d"}', '<', gone, '> qom-list {"path":"/machine/peripheral"}', '< []'],
  ],
  [
    'a primary that waits hidden',
    [
      '> device_add {"id":"d","failover_pair_id":"x"}',
      '<',
      '> qom-list {"path":"/machine/peripheral"}',
      '< []',
    ],
  ],
];

test.each(SILENT)('nothing is said where %s', (_, lines) => {
  expect(play(lines).broken).toEqual([]);
});

const BROKEN: [rule: string, lines: string[]][] = [
  ['run-state/stop-resume', ['* STOP', '* STOP']],
  ['run-state/stop-resume', ['* RESUME', '* RESUME']],
  ['run-state/query-status', ['* STOP', ...status(true)]],
  ['run-state/query-status', ['* RESUME', ...status(false)]],
  ['run-state/suspend-wakeup', ['* SUSPEND', '* SUSPEND']],
  ['run-state/suspend-wakeup', ['* SUSPEND', '* WAKEUP', '* WAKEUP']],
  ['run-state/reason', ['* RESET {"reason":"host-qmp-system-reset"}']],
  ['run-state/reason', ['* SHUTDOWN {"reason":"host-qmp-quit"}']],
  ['run-state/quit', ['> quit', '* SHUTDOWN {"reason":"host-qmp-quit"}', '* RESUME']],
  ['run-state/io-error-stop', ['* RESUME', io, '+3000', ...status(true)]],
  [
    'run-state/io-error-stop',
    ['* SUSPEND', '* RESUME', io, '* RESET', '* STOP', '* RESUME', io, '+3000', ...status(true)],
  ],
  ['device/tray', [tray(true), tray(true)]],
  ['device/deleted-once', [gone, gone]],
  ['device/deleted-once', ['> device_add {"id":"d"}', '<', gone, gone]],
  ['export/deleted-once', ['> block-export-add {"id":"e"}', '<', unexported, unexported]],
  ['export/deleted-once', ['> query-block-exports', '< []', unexported]],
  ['export/deleted-once', ['> query-block-exports', '< [{"id":"e"}]', unexported, unexported]],
  [
    'export/deleted-once',
    [
      ...['1: ', ''].flatMap((on) => [`${on}> block-export-add {"id":"e"}`, `${on}<`]),
      ...Array(3).fill(unexported),
    ],
  ],
  // What was asked for while HMP acted is remembered, and no more than that.
  [
    'export/deleted-once',
    ['> human-monitor-command', '> block-export-add {"id":"e"}', '<', '<', unexported, unexported],
  ],
  ['device/deleted-once', ['> human-monitor-command', '> device_add {"id":"d"}', '<', '<', gone, gone]],
  ['migration/status', migrates('setup', 'completed')],
  ['migration/status', migrates('active', 'cancelled')],
  ['migration/pass', ['* MIGRATION_PASS {"pass":3}', '* MIGRATION_PASS {"pass":2}']],
  ['rate-limit/WATCHDOG', ['* WATCHDOG', '+900', '* WATCHDOG']],
  ['rate-limit/WATCHDOG', ['* WATCHDOG', '+1000', '* WATCHDOG @900', '+500', '* WATCHDOG']],
  ['rate-limit/VSERPORT_CHANGE', ['* VSERPORT_CHANGE {"id":"a"}', '* VSERPORT_CHANGE {"id":"a"}']],
  ['time/forwards', ['open', '+9000', '* STOP', '* RESUME @400']],
  ['time/not-kept-back', ['+1000', 'open', '* STOP @900']],
  ['time/not-in-the-future', ['+1000', 'open', '* STOP @-900']],
  ['effect/block-node', [...add, ...nodes()]],
  ['effect/block-node', [...add, ...del, ...nodes('n')]],
  ['effect/chardev', ['> chardev-add {"id":"c"}', '<', '1: > query-chardev', '1: < []']],
  ['effect/object', ['> object-add {"id":"o"}', '<', '> qom-list {"path":"/objects"}', '< []']],
  ['effect/block-export', ['> block-export-add {"id":"e"}', '<', '> query-block-exports', '< []']],
  ['effect/device', ['> device_add {"id":"d"}', '<', '> qom-list {"path":"/machine/peripheral"}', '< []']],
];

test.each(BROKEN)('%s, and nothing else, is broken by %j', (rule, lines) => {
  expect(play(lines).broken).toEqual([`order/${rule}`]);
});

test('what others may do to a server of somebody is judged by no rule that would have to know', () => {
  for (const rule of ['run-state/reason', 'device/', 'export/', 'effect/', 'rate-limit/', 'time/']) {
    const streams = BROKEN.filter(([name]) => name.startsWith(rule) && name !== 'device/tray');
    expect(streams.length).toBeGreaterThan(0);
    for (const [, lines] of streams) expect(play(lines, { attached: true }).broken).toEqual([]);
  }
});

test('rate limits are not judged by our clock where they go by another', () => {
  const [, lines = []] = BROKEN.find(([name]) => name.startsWith('rate-limit/')) ?? [];
  expect(play(lines, { virtualTime: true })).toMatchObject({ broken: [], kept: expect.any(Array) });
  expect(play(lines).broken).toHaveLength(1);
});

test('every rule has a stream that breaks it', () => {
  const proved = new Set(BROKEN.map(([rule]) => rule));
  const left = orderRules
    .map(({ name }) => name)
    .filter((name) => !proved.has(name) && !name.startsWith('job/'));
  // The others of the table are the same rule for another event.
  expect(left.filter((name) => !name.startsWith('rate-limit/'))).toEqual([]);
});

test.each(['7.2', '10.0'])('every sentence that a rule stands on is in the manual of %s', (version) => {
  const references = referencesOf([{ iface: loadCatalog(`man-qemu-qmp-ref-${version}`), own: true }]);
  for (const rule of orderRules) {
    const { basis, level, cites } = groundsOfRule(rule, references);
    const { name, says = [], detail } = rule;
    if (says.length === 0) continue;
    expect({ name, basis, level }).toEqual({
      name,
      basis: 'documentation',
      level: detail ? 'SHOULD' : 'MUST',
    });
    for (const [entity, ...digests] of says)
      expect(cites.some((cite) => cite.entity === entity && digests.includes(`${cite.sentence}`))).toBe(true);
  }
});

test('a rule without sentences and rules of the wire, and one whose sentence no document has, is a convention', () => {
  for (const rule of orderRules) {
    const { basis, cites } = groundsOfRule(rule, NO_REFERENCES);
    if (rule.rules === undefined || rule.says !== undefined)
      expect({ basis, cites }).toEqual({ basis: 'convention', cites: [] });
  }
});
