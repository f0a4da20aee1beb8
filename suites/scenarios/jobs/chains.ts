/** Jobs that shorten a chain of images, and the chain as they leave it. */
import type { Scenario, Step } from '../engine/format.js';
import { concluded, jobListed, nodeShows, sameId } from './common.js';

const ended = (command: string): Step[] => [{ execute: command, arguments: { id: 'job' }, returns: {} }];

export const chainJobScenarios: Scenario[] = [
  {
    id: 'command/block-stream/success',
    title: 'when all is streamed in, the node needs no backing file',
    given: ['chain'],
    steps: [
      {
        execute: 'block-stream',
        arguments: { device: 'top', 'job-id': 'job', 'auto-dismiss': false },
        returns: {},
      },
      ...concluded(),
      jobListed({ id: 'job', type: 'stream' }),
      ...ended('job-dismiss'),
      nodeShows({ 'node-name': 'top', backing_file_depth: 0 }),
    ],
  },
  {
    id: 'command/block-stream/success/down-to-a-base',
    title: 'what is between the node and the base is streamed in, the base stays',
    given: ['chain'],
    steps: [
      {
        execute: 'block-stream',
        arguments: { device: 'top', 'base-node': 'base', 'job-id': 'job', 'auto-dismiss': false },
        returns: {},
      },
      ...concluded(),
      ...ended('job-dismiss'),
      nodeShows({ 'node-name': 'top', backing_file_depth: 1 }),
    ],
  },
  {
    id: 'command/query-named-block-nodes/success/after-a-stream',
    title: 'nodes can be listed while a job that streamed waits to be dismissed',
    given: [
      'chain',
      { execute: 'block-stream', arguments: { device: 'top', 'job-id': 'job', 'auto-dismiss': false } },
      { query: 'query-jobs', has: { id: 'job', status: 'concluded' }, eventually: true },
    ],
    steps: [nodeShows({ 'node-name': 'top', backing_file_depth: 0 })],
  },
  {
    id: 'command/block-commit/success',
    title: 'what was committed is no longer in the chain',
    given: ['chain'],
    steps: [
      {
        execute: 'block-commit',
        arguments: {
          device: 'top',
          'job-id': 'job',
          'top-node': 'middle',
          'base-node': 'base',
          'auto-dismiss': false,
        },
        returns: {},
      },
      ...concluded(),
      jobListed({ id: 'job', type: 'commit' }),
      nodeShows({ 'node-name': 'top', backing_file_depth: 1 }),
    ],
  },
  {
    id: 'command/block-commit/failure/not-in-chain',
    title: 'what is not below the node cannot be committed into',
    given: ['chain', { 'null-co': { node: 'stranger' } }],
    steps: [
      {
        execute: 'block-commit',
        arguments: { device: 'top', 'job-id': 'job', 'base-node': 'stranger' },
        error: 'GenericError',
      },
      nodeShows({ 'node-name': 'top', backing_file_depth: 2 }),
    ],
  },
  {
    id: 'command/block-commit/failure/upside-down',
    title: 'what lies above cannot be the base of what lies below',
    given: ['chain'],
    steps: [
      {
        execute: 'block-commit',
        arguments: { device: 'top', 'job-id': 'job', 'top-node': 'base', 'base-node': 'middle' },
        error: 'GenericError',
      },
      { query: 'query-jobs', is: [] },
      nodeShows({ 'node-name': 'top', backing_file_depth: 2 }),
    ],
  },
  {
    id: 'command/block-stream/failure/not-in-chain',
    title: 'a base that is not below the node is refused',
    given: ['chain', { 'null-co': { node: 'stranger' } }],
    steps: [
      {
        execute: 'block-stream',
        arguments: { device: 'top', 'job-id': 'job', 'base-node': 'stranger' },
        error: 'GenericError',
      },
      { query: 'query-jobs', is: [] },
      nodeShows({ 'node-name': 'top', backing_file_depth: 2 }),
    ],
  },
  sameId('block-stream', ['qcow2'], { device: 'disk' }),
  sameId('block-commit', ['chain'], { device: 'top' }),
];
