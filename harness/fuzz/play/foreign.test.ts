import { expect, it } from 'vitest';
import { randomOf } from '../../../generators/fuzz/random.js';
import { rawBytes } from '../../../generators/fuzz/wire/messages.js';
import type { FindingStep } from '../../finding.js';
import { refusal } from './foreign.js';

const COMMANDS = new Set([
  'migrate',
  'query-version',
  'query-commands',
  'query-name',
  'qmp_capabilities',
  'quit',
]);
const asks = (execute: string, args = {}): FindingStep => ({
  session: 0,
  send: { execute, arguments: args },
});
const bytes = (text: string, session = 0): FindingStep => ({
  ...{ session, bytes: true },
  send: Buffer.from(text).toString('base64'),
});

it.each<[string, FindingStep[]]>([
  ['a program', [asks('migrate', { uri: 'exec:touch x' })]],
  ['a path', [asks('query-version'), asks('screendump', { filename: '/tmp/x' })]],
  ['a way out', [asks('screendump', { filename: 'a/../../x' })]],
  ['a directory as a disk', [asks('blockdev-add', { driver: 'file', filename: 'fat:/etc' })]],
  ['a path within a name', [asks('blockdev-add', { driver: 'file', filename: 'blkdebug:a:/x' })]],
  ['json:', [asks('drive-mirror', { device: 'a', target: 'json:{"driver":"https","url":"a"}' })]],
  ['json: of a dialect', [asks('drive-mirror', { device: 'a', target: "json:{'driver':'file'}" })]],
  ['another machine', [asks('migrate', { uri: 'tcp:10.0.0.1:1' })]],
  ['a device of the host', [asks('device_add', { driver: 'vfio-pci' })]],
  ['out of band', [{ session: 0, send: { 'exec-oob': 'migrate-recover', arguments: { uri: 'exec:x' } } }]],
  ['a line of the human monitor', [asks('human-monitor-command', { 'command-line': 'logfile /tmp/x' })]],
  ['a gdbserver', [asks('human-monitor-command', { 'command-line': 'gdbserver' })]],
  ['a forwarded port', [asks('human-monitor-command', { 'command-line': 'hostfwd_add tcp::22-:22' })]],
  ['bytes', [bytes('{"execute":"migrate","arguments":{"uri":"exec:x"}}')]],
  ['single quotes', [bytes("{'exec-oob' : 'migrate'}")]],
  ['escapes', [bytes('{"\\u0065xecute":"mi\\u0067rate"}')]],
  ['bytes in two steps', [bytes('{"execute":"mig'), bytes('rate"}')]],
  ['bytes in two rounds', [bytes('cute":"migrate"}{"exe')]],
  ['bytes that open a string', [bytes('"'), asks('query-name', { a: "'execute':'migrate'" })]],
])('%s is refused', (_, steps) => expect(refusal(steps, COMMANDS)).toMatch(/\w/));

it.each<[string, FindingStep[]]>([
  ['a file', [asks('screendump', { filename: 'new0.img' })]],
  ['a path of the tree', [asks('qom-get', { path: '/machine/peripheral', property: 'type' })]],
  ['a null device', [asks('drive-mirror', { target: 'json:{"driver":"null-co"}' })]],
  [
    'a line of ours',
    [
      asks('human-monitor-command', {
        'command-line': 'drive_add 0 if=none,id=node0,file=disk0.img,format=raw',
      }),
    ],
  ],
  ['the beginning of one', [asks('human-monitor-command', { 'command-line': 'qemu-io node0 "read 0 ' })]],
  ['bytes that look', [bytes('{"execute": "query-version"}{"execute": "quitt"}')]],
  ['halves in other sessions', [bytes('{"execute":"mig'), bytes('rate"}', 1)]],
])('%s is sent', (_, steps) => expect(refusal(steps, COMMANDS)).toBeNull());

it('of a target of which nothing is known, bytes may ask for anything that could be a command', () => {
  expect(refusal([bytes('{"execute": "brand-new"}')])).toMatch(/brand-new/);
  expect(refusal([bytes('{"execute": "query-version"}{"execute": "no-such-command"}')])).toBeNull();
  expect(refusal([bytes(`{"execute": "${'x'.repeat(1000)}"}`)])).toBeNull();
});

it('refuses nothing that the wire mode makes', () => {
  const random = randomOf(3, 3);
  for (let i = 0; i < 2_000; i++) {
    const send = rawBytes(random).toString('base64');
    expect(refusal([{ session: 1, send, bytes: true }], COMMANDS)).toBeNull();
  }
});
