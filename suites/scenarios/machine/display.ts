/** Screens, keyboards and mice. */
import type { Scenario, Step } from '../engine/format.js';
import { guest } from './guest.js';
import { PAUSED, PC, QTEST } from './machines.js';

const VGA = [...PC, ...PAUSED, '-device', 'VGA,id=vga'];
const machine = [...PC, ...QTEST];

/** What the keyboard controller holds for the guest: the key A pressed, in scan code set 1 or 2. */
const A_PRESSED: Step = { ...guest('inb 0x60'), returns: [{ $oneOf: ['0x001e', '0x001c'] }] };

export const displayScenarios: Scenario[] = [
  {
    id: 'command/screendump/success',
    title: 'a screen is written to a file as a portable pixmap',
    machine: VGA,
    requires: ['type:VGA'],
    steps: [
      { execute: 'screendump', arguments: { filename: '$DIR/screen' }, returns: {} },
      {
        stimulus: 'read-file',
        with: { path: '$DIR/screen' },
        returns: { size: { $atLeast: 1000 } },
      },
      {
        stimulus: 'read-file',
        with: { path: '$DIR/screen' },
        returns: { start: { $matches: '^5036' } },
        stands: 'detail',
      },
    ],
  },
  {
    id: 'command/screendump/success/png',
    title: 'a screen is written to a file in the format that was asked for',
    machine: VGA,
    requires: ['type:VGA'],
    steps: [
      {
        execute: 'screendump',
        arguments: { filename: '$DIR/screen', format: 'png' },
        optional: 'libpng',
        returns: {},
      },
      {
        stimulus: 'read-file',
        with: { path: '$DIR/screen' },
        returns: { start: { $matches: '^89504e47' } },
      },
    ],
  },
  {
    id: 'command/screendump/failure/no-screen',
    title: 'a machine without a screen has nothing to write',
    machine: [...PC, ...PAUSED],
    steps: [{ execute: 'screendump', arguments: { filename: '$DIR/screen' }, error: 'GenericError' }],
  },
  {
    id: 'command/send-key/success',
    title: 'a key reaches the keyboard of the guest',
    machine,
    steps: [
      { execute: 'send-key', arguments: { keys: [{ type: 'qcode', data: 'a' }] }, returns: {} },
      A_PRESSED,
    ],
  },
  {
    id: 'command/input-send-event/success',
    title: 'a key that is pressed reaches the keyboard of the guest',
    machine,
    steps: [
      {
        execute: 'input-send-event',
        arguments: {
          events: [{ type: 'key', data: { down: true, key: { type: 'qcode', data: 'a' } } }],
        },
        returns: {},
      },
      A_PRESSED,
    ],
  },
  {
    id: 'command/input-send-event/failure/no-device',
    title: 'a device that does not exist takes no input',
    machine,
    steps: [
      {
        execute: 'input-send-event',
        arguments: { device: 'qmpspec-none', events: [] },
        error: 'DeviceNotFound',
      },
    ],
  },
  {
    id: 'command/query-mice/success',
    title: 'the mouse of a PC is listed, and is the current one',
    machine: [...PC, ...PAUSED],
    steps: [{ query: 'query-mice', has: { current: true, absolute: false } }],
  },
  {
    id: 'command/query-display-options/success',
    title: 'the kind of display is told',
    machine: [...PC, ...PAUSED, '-display', 'none'],
    steps: [{ query: 'query-display-options', is: { type: 'none' } }],
  },
];
