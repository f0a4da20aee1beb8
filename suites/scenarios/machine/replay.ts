/** The course of a machine: recorded, and replayed by another one. */
import type { JsonObject } from '../../../schema/json.js';
import type { Pattern } from '../../../schema/match.js';
import type { Scenario, Step } from '../engine/format.js';
import { PAUSED, PC } from './machines.js';

/** Processors that are busy: the course is as long as the machine runs. */
const BUSY = ['-nodefaults', '-machine', 'pc', '-m', '16', '-bios', '$DIR/spin'];
const course = (mode: string) => ['-icount', `shift=0,rr=${mode},rrfile=$DIR/course`];

/** A machine that replays what the target has recorded. */
const replayed: Step[] = [
  { query: 'query-replay', has: { icount: { $atLeast: 100_000 } }, eventually: true },
  { execute: 'quit' },
  { stimulus: 'until-ended', returns: true },
  { stimulus: 'peer', with: { peer: 'other', machine: [...BUSY, ...PAUSED, ...course('replay')] } },
];

/** What the other machine is asked, and its reply. */
const asked = (execute: string, args: JsonObject, reply: Pattern = {}): Step => ({
  stimulus: 'peer-ask',
  with: { peer: 'other', execute, arguments: args },
  returns: { return: reply },
});
const at = (icount: Pattern): Step => asked('query-replay', {}, { mode: 'play', icount });
const reached = (icount: number): Step[] => [
  { stimulus: 'peer-event', with: { peer: 'other', event: 'STOP' }, returns: {} },
  at(icount),
];

export const replayScenarios: Scenario[] = [
  {
    id: 'command/query-replay/success/record',
    title: 'a machine whose course is recorded says so, with the file',
    machine: [...BUSY, ...PAUSED, ...course('record')],
    steps: [{ query: 'query-replay', is: { mode: 'record', filename: '$DIR/course', icount: 0 } }],
  },
  {
    id: 'command/replay-break/success',
    title: 'a machine that replays its course stops at the instruction that it was told',
    machine: [...BUSY, ...course('record')],
    given: replayed,
    steps: [asked('replay-break', { icount: 1000 }), asked('cont', {}), ...reached(1000)],
  },
  {
    id: 'command/replay-delete-break/success',
    title: 'a machine that replays its course does not stop where it was told before',
    machine: [...BUSY, ...course('record')],
    given: [...replayed, asked('replay-break', { icount: 1000 })],
    steps: [
      asked('replay-delete-break', {}),
      asked('replay-break', { icount: 2000 }),
      asked('cont', {}),
      ...reached(2000),
    ],
  },
  {
    id: 'command/replay-seek/success',
    title: 'a machine that replays its course goes to the instruction that it was told, and stops',
    machine: [...BUSY, ...course('record')],
    given: replayed,
    steps: [asked('replay-seek', { icount: 3000 }), ...reached(3000)],
  },
  ...[
    { command: 'replay-break', args: { icount: 1000 } },
    { command: 'replay-seek', args: { icount: 1000 } },
    { command: 'replay-delete-break', args: {} },
  ].map(
    ({ command, args }): Scenario => ({
      id: `command/${command}/failure/not-replaying`,
      title: 'only a machine that replays its course can be stopped at a point of it',
      machine: [...PC, ...PAUSED],
      steps: [{ execute: command, arguments: args, error: 'GenericError' }],
    }),
  ),
];
