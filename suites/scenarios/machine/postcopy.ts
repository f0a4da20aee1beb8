/** Migration that goes on after the machine has moved, and can be interrupted. */
import type { Scenario, Step } from '../engine/format.js';
import { guest } from './guest.js';
import { PC, QTEST } from './machines.js';

const capabilities = {
  capabilities: ['events', 'postcopy-ram'].map((capability) => ({ capability, state: true })),
};
const on = (execute: string, args: object): Step => ({
  stimulus: 'peer-execute',
  with: { peer: 'other', execute, arguments: args as never },
});
const announced = (status: string): Step => ({ event: 'MIGRATION', data: { status } });

/** Pages with content, so that they take their time over a narrow channel. */
const filled = guest(
  ...Array.from({ length: 48 }, (_, i) => {
    const [start, byte] = [0x1000000 + i * 0x100000, i + 1].map((n) => `0x${n.toString(16)}`);
    return `memset ${start} 0x100000 ${byte}`;
  }),
);
const narrow = { 'max-bandwidth': 1_048_576, 'max-postcopy-bandwidth': 65_536 };
const machine = [...PC, '-m', '64', ...QTEST];

/** A machine that has moved, most of whose memory has not. */
const moved: Step[] = [
  filled,
  { execute: 'migrate-set-capabilities', arguments: capabilities },
  { execute: 'migrate-set-parameters', arguments: narrow },
  { stimulus: 'peer', with: { peer: 'other', machine: [...PC, '-m', '64', '-incoming', 'defer'] } },
  on('migrate-set-capabilities', capabilities),
  on('migrate-incoming', { uri: 'unix:$DIR/channel' }),
  { execute: 'migrate', arguments: { uri: 'unix:$DIR/channel' } },
  announced('active'),
];
const startPostcopy: Step = { execute: 'migrate-start-postcopy' };

export const postcopyScenarios: Scenario[] = [
  {
    id: 'command/migrate-start-postcopy/success',
    title: 'a migration that is told to goes on after the machine has moved',
    machine,
    given: moved,
    steps: [{ ...startPostcopy, returns: {} } as Step, announced('postcopy-active')],
  },
  {
    id: 'command/migrate-start-postcopy/failure/none',
    title: 'without a migration there is nothing to go on',
    machine,
    steps: [{ ...startPostcopy, error: 'GenericError' } as Step],
  },
  {
    id: 'command/migrate-pause/success',
    title: 'a migration that has moved the machine can be interrupted',
    machine,
    given: [...moved, startPostcopy, announced('postcopy-active')],
    steps: [
      { execute: 'migrate-pause', returns: {} },
      announced('postcopy-paused'),
      { query: 'query-migrate', is: { status: 'postcopy-paused' } },
    ],
  },
  {
    id: 'command/migrate-pause/failure/none',
    title: 'without a migration there is nothing to interrupt',
    machine,
    steps: [{ execute: 'migrate-pause', error: 'GenericError' }],
  },
  {
    id: 'command/migrate-recover/success',
    title: 'the machine to which another one has moved waits at a new place after an interruption',
    // This one is the destination.
    machine: [...PC, '-m', '64', '-incoming', 'defer'],
    given: [
      { execute: 'migrate-set-capabilities', arguments: capabilities },
      { execute: 'migrate-incoming', arguments: { uri: 'unix:$DIR/channel' } },
      { stimulus: 'peer', with: { peer: 'other', machine: [...PC, '-m', '64'] } },
      on('migrate-set-capabilities', capabilities),
      on('migrate-set-parameters', { 'max-bandwidth': 4096, 'max-postcopy-bandwidth': 4096 }),
      on('migrate', { uri: 'unix:$DIR/channel' }),
      {
        stimulus: 'peer-event',
        with: { peer: 'other', event: 'MIGRATION', data: { status: 'active' } },
        returns: {},
      },
      on('migrate-start-postcopy', {}),
      announced('postcopy-active'),
      on('migrate-pause', {}),
      announced('postcopy-paused'),
    ],
    steps: [
      { execute: 'migrate-recover', arguments: { uri: 'unix:$DIR/again' }, returns: {} },
      { stimulus: 'connect', with: { client: 'again', path: '$DIR/again' } },
    ],
  },
  {
    id: 'command/migrate-recover/failure/not-paused',
    title: 'without an interruption there is nothing to recover',
    machine,
    steps: [{ execute: 'migrate-recover', arguments: { uri: 'unix:$DIR/again' }, error: 'GenericError' }],
  },
];
