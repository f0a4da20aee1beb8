/** Block nodes as they are changed: reopened, resized, given children, threads and thresholds. */
import type { Scenario } from '../engine/format.js';
import { nodeListed } from './listed.js';

const MIB = 1_048_576;

export const nodeChangeScenarios: Scenario[] = [
  {
    id: 'command/blockdev-reopen/success',
    title: 'a node has the options that it was reopened with',
    given: ['null-co'],
    steps: [
      nodeListed({ 'node-name': 'disk', ro: false }),
      {
        execute: 'blockdev-reopen',
        arguments: {
          options: [
            { driver: 'null-co', 'node-name': 'disk', size: MIB, 'read-zeroes': true, 'read-only': true },
          ],
        },
        returns: {},
      },
      nodeListed({ 'node-name': 'disk', ro: true }),
    ],
  },
  {
    id: 'command/blockdev-reopen/failure/other-driver',
    title: 'a node cannot be reopened with another driver',
    given: ['null-co'],
    steps: [
      {
        execute: 'blockdev-reopen',
        arguments: { options: [{ driver: 'null-aio', 'node-name': 'disk' }] },
        error: 'GenericError',
      },
      nodeListed({ 'node-name': 'disk', drv: 'null-co', ro: false }),
    ],
  },
  {
    id: 'command/block_resize/success',
    title: 'a node has the size that it was given, and no other node',
    given: ['qcow2', { qcow2: { node: 'other' } }],
    steps: [
      { execute: 'block_resize', arguments: { 'node-name': 'disk', size: 2 * MIB }, returns: {} },
      nodeListed({ 'node-name': 'disk', image: { 'virtual-size': 2 * MIB } }),
      nodeListed({ 'node-name': 'other', image: { 'virtual-size': MIB } }),
    ],
  },
  {
    id: 'command/block_resize/failure/fixed-size',
    title: 'a node whose driver cannot resize stays as it is',
    given: ['null-co'],
    steps: [
      { execute: 'block_resize', arguments: { 'node-name': 'disk', size: 2 * MIB }, error: 'GenericError' },
      nodeListed({ 'node-name': 'disk', image: { 'virtual-size': MIB } }),
    ],
  },
  {
    id: 'command/block-set-write-threshold/success',
    title: 'the threshold of a node is shown, and zero takes it away',
    given: ['null-co'],
    steps: [
      {
        execute: 'block-set-write-threshold',
        arguments: { 'node-name': 'disk', 'write-threshold': 65_536 },
        returns: {},
      },
      nodeListed({ 'node-name': 'disk', write_threshold: 65_536 }),
      {
        execute: 'block-set-write-threshold',
        arguments: { 'node-name': 'disk', 'write-threshold': 0 },
        returns: {},
      },
      nodeListed({ 'node-name': 'disk', write_threshold: 0 }),
    ],
  },
  {
    id: 'command/x-blockdev-change/success',
    title: 'a child that was added to a quorum is used by it, and one that was taken away is not',
    given: [...['one', 'two', 'three', 'four'].map((node) => ({ 'null-co': { node } })), 'quorum'],
    steps: [
      { execute: 'x-blockdev-change', arguments: { parent: 'disk', node: 'four' }, returns: {} },
      { execute: 'blockdev-del', arguments: { 'node-name': 'four' }, error: 'GenericError' },
      { execute: 'x-blockdev-change', arguments: { parent: 'disk', child: 'children.3' }, returns: {} },
      { execute: 'blockdev-del', arguments: { 'node-name': 'four' }, returns: {} },
    ],
  },
  {
    id: 'command/x-blockdev-change/failure/no-children',
    title: 'a node that has no children takes none',
    given: ['null-co', { 'null-co': { node: 'other' } }],
    steps: [
      { execute: 'x-blockdev-change', arguments: { parent: 'disk', node: 'other' }, error: 'GenericError' },
    ],
  },
  {
    id: 'command/x-blockdev-set-iothread/success',
    title: 'a node is moved into an iothread and out of it',
    given: ['iothread', 'null-co'],
    steps: ['thread', null].map((iothread) => ({
      execute: 'x-blockdev-set-iothread',
      arguments: { 'node-name': 'disk', iothread },
      returns: {},
    })),
    vacuous: 'no query shows the thread of a node',
  },
  {
    id: 'command/x-blockdev-set-iothread/failure/no-such-thread',
    title: 'a node cannot be moved into an iothread that is not there',
    given: ['null-co'],
    steps: [
      {
        execute: 'x-blockdev-set-iothread',
        arguments: { 'node-name': 'disk', iothread: 'nobody' },
        error: 'GenericError',
      },
    ],
  },
];
