import { expect, it } from 'vitest';
import type { JsonObject } from '../schema/json.js';
import type { Scenario } from '../suites/scenarios/engine/format.js';
import { FIXTURES, SCENARIOS } from '../suites/scenarios/index.js';
import { reachesOut } from './case-files.js';

const scenario = (rest: object): Scenario =>
  ({ id: 'own/a', title: 'a', steps: [{ execute: 'stop' }], ...rest }) as Scenario;
const asks = (execute: string, args: JsonObject) => scenario({ steps: [{ execute, arguments: args }] });

it.each([
  asks('migrate', { uri: 'exec:touch /x' }),
  asks('screendump', { filename: '/x' }),
  asks('screendump', { filename: '$DIR/../../x' }),
  asks('guest-exec', { path: 'sh' }),
  asks('human-monitor-command', { 'command-line': 'screendump /x' }),
  asks('nbd-server-start', { addr: { type: 'inet', data: { host: '0.0.0.0', port: '1' } } }),
  scenario({
    given: [{ execute: 'blockdev-add', arguments: { driver: 'https', url: 'a', 'node-name': 'a' } }],
  }),
  scenario({
    given: [{ qcow2: { options: { driver: 'raw', file: { driver: 'nbd', server: { type: 'inet' } } } } }],
  }),
  scenario({ given: [{ 'null-co': { options: { driver: 'file', filename: '/x' } } }] }),
  scenario({ given: [{ file: { data: Buffer.from('QFI').toString('hex') } }] }),
  scenario({ given: [{ stimulus: 'peer', with: { peer: 'a', machine: ['-sandbox', 'off'] } }] }),
  scenario({
    steps: [
      { stimulus: 'peer-ask', with: { peer: 'a', execute: 'migrate', arguments: { uri: 'exec:touch /x' } } },
    ],
  }),
  scenario({ steps: [{ stimulus: 'qtest', with: { lines: ['module_load a b'] } }] }),
  scenario({ steps: [{ stimulus: 'brand-new' }] }),
  scenario({ machine: ['-sandbox', 'spawn=deny'] }),
  scenario({ machine: ['-chardev', 'file,id=a,path=/x'] }),
  scenario({ machine: ['$BOARD', '-chardev', 'file,id=a,path=/x', '$PAUSED'] }),
  // What the part stands for would be the name.
  scenario({ machine: ['-name', '$PAUSED', '-chardev', 'file,id=a,path=/x'] }),
  scenario({ machine: ['-netdev', 'tap,id=a,script=x'] }),
])('%j reaches out', (each) => expect(reachesOut(each, FIXTURES)).toMatch(/\w/));

it.each([
  asks('quit', {}),
  asks('screendump', { filename: '$DIR/x' }),
  asks('human-monitor-command', { 'command-line': 'info status' }),
  asks('trace-event-set-state', { name: 'a', enable: true }),
  scenario({ machine: ['-machine', 'q35', '-drive', 'file=$DIR/x,format=raw'] }),
  scenario({ machine: ['$BOARD', '-S', '$CD', '-drive', 'file=$DIR/x,format=raw'] }),
])('%j does not', (each) => expect(reachesOut(each, FIXTURES)).toBeNull());

it('of the scenarios that come with qmpspec, none does', () => {
  const out = SCENARIOS.map((each) => [each.id, reachesOut(each, FIXTURES)]).filter(
    ([, why]) => why !== null,
  );
  expect(SCENARIOS.length).toBeGreaterThan(100);
  expect(out).toEqual([]);
});
