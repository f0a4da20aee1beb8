/** Commands for whoever looks after a machine: HMP, traces, connections that hang. */
import type { Scenario, Step } from '../engine/format.js';
import { PAUSED, PC } from './machines.js';

const TRACE = 'blk_root_attach';
const shows = (state: string): Step => ({
  query: 'trace-event-get-state',
  arguments: { name: TRACE },
  is: [{ name: TRACE, state }],
});
const set = (enable: boolean): Step => ({
  execute: 'trace-event-set-state',
  arguments: { name: TRACE, enable },
});
const socket = {
  type: 'socket',
  data: { addr: { type: 'unix', data: { path: '$DIR/sink' } }, server: false },
};
const instance = { type: 'chardev', id: 'stuck' };

export const controlScenarios: Scenario[] = [
  {
    id: 'command/human-monitor-command/success',
    title: 'the output of a command for people is returned as text',
    steps: [
      {
        execute: 'human-monitor-command',
        arguments: { 'command-line': 'info version' },
        returns: { $matches: '^\\d+\\.\\d+' },
      },
    ],
  },
  {
    id: 'command/human-monitor-command/success/unknown',
    title: 'a command for people that does not exist is a text, too',
    steps: [
      {
        execute: 'human-monitor-command',
        arguments: { 'command-line': 'qmpspec-none' },
        returns: { $type: 'string' },
      },
    ],
  },
  {
    id: 'command/trace-event-get-state/success',
    title: 'a trace event that nobody has enabled is disabled',
    machine: [...PC, ...PAUSED],
    steps: [shows('disabled')],
  },
  {
    id: 'command/trace-event-get-state/failure/unknown',
    title: 'a trace event that does not exist has no state',
    steps: [{ execute: 'trace-event-get-state', arguments: { name: 'qmpspec_none' }, error: 'GenericError' }],
  },
  {
    id: 'command/trace-event-set-state/success',
    title: 'a trace event is enabled and disabled, and says so',
    given: [set(false), shows('disabled')],
    steps: [
      { ...set(true), returns: {} } as Step,
      shows('enabled'),
      { ...set(false), returns: {} } as Step,
      shows('disabled'),
    ],
  },
  {
    id: 'command/yank/success',
    title: 'a connection that was yanked is closed from this side',
    given: [
      { stimulus: 'sink', with: { path: '$DIR/sink' } },
      { execute: 'chardev-add', arguments: { id: 'stuck', backend: socket } },
      { query: 'query-yank', has: instance },
    ],
    steps: [
      { execute: 'yank', arguments: { instances: [instance] }, returns: {} },
      {
        query: 'query-chardev',
        has: { label: 'stuck', filename: { $matches: 'disconnected' } },
        eventually: true,
        stands: 'convention',
      },
    ],
  },
  {
    id: 'command/yank/failure/unknown',
    title: 'an instance that does not exist cannot be yanked',
    steps: [
      {
        execute: 'yank',
        arguments: { instances: [{ type: 'chardev', id: 'qmpspec-none' }] },
        error: 'DeviceNotFound',
      },
    ],
  },
];
