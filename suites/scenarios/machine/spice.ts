/** SPICE, where the build has it. */
import type { Scenario, Step } from '../engine/format.js';
import { PC } from './machines.js';

const machine = [...PC, '-device', 'VGA', '-spice', 'unix=on,addr=$DIR/spice,disable-ticketing=on'];
const commands: Step = { execute: 'query-spice' };
const connected: Step = { stimulus: 'connect', with: { client: 'viewer', path: '$DIR/spice' } };
const linked: Step = { stimulus: 'spice', with: { client: 'viewer' } };
const elsewhere: Step = {
  execute: 'client_migrate_info',
  arguments: { protocol: 'spice', hostname: '127.0.0.1', port: 5999 },
};

export const spiceScenarios: Scenario[] = [
  {
    id: 'event/SPICE_CONNECTED/stimulus',
    title: 'a client is announced as soon as it has connected',
    machine,
    given: [commands],
    steps: [connected, linked, { event: 'SPICE_CONNECTED', data: { client: { family: 'unix' } } }],
  },
  {
    id: 'event/SPICE_INITIALIZED/stimulus',
    title: 'the main channel of a client is announced when it is ready, and then listed',
    machine,
    given: [commands],
    steps: [
      connected,
      linked,
      { event: 'SPICE_INITIALIZED', data: { client: { 'channel-type': 1, tls: false } } },
      { query: 'query-spice', is: { enabled: true, channels: { $has: { 'channel-type': 1 } } } },
    ],
  },
  {
    id: 'event/SPICE_DISCONNECTED/stimulus',
    title: 'a client that goes away is announced',
    machine,
    given: [commands, connected, linked, { event: 'SPICE_INITIALIZED' }],
    steps: [
      { stimulus: 'hang-up', with: { client: 'viewer' } },
      { event: 'SPICE_DISCONNECTED', data: { client: { family: 'unix' } } },
    ],
  },
  {
    id: 'event/SPICE_MIGRATE_COMPLETED/stimulus',
    title: 'when the machine has been migrated it is announced that its clients have been, too',
    machine,
    given: [elsewhere, { stimulus: 'sink', with: { path: '$DIR/sink' } }],
    steps: [
      { execute: 'migrate', arguments: { uri: 'unix:$DIR/sink' }, returns: {} },
      { event: 'SPICE_MIGRATE_COMPLETED' },
      { query: 'query-spice', is: { migrated: true }, eventually: true },
    ],
  },
  {
    id: 'command/client_migrate_info/success',
    title: 'the place for clients to go to is taken, and the machine is migrated',
    machine,
    given: [{ stimulus: 'sink', with: { path: '$DIR/sink' } }],
    steps: [
      { ...(elsewhere as { execute: string }), returns: {} },
      { execute: 'migrate', arguments: { uri: 'unix:$DIR/sink' }, returns: {} },
      { event: 'SPICE_MIGRATE_COMPLETED', stands: 'convention' },
    ],
  },
  {
    id: 'command/query-spice/success',
    title: 'a server is enabled, with its authentication and channels',
    machine,
    steps: [{ query: 'query-spice', is: { enabled: true, migrated: false, auth: 'none', channels: [] } }],
  },
];
