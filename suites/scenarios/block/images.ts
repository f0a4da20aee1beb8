/** Images: created, amended, given other backing files. */
import type { Scenario } from '../engine/format.js';
import { concluded } from '../jobs/common.js';

const MIB = 1_048_576;
const opened = (secret: string) => ({
  driver: 'luks',
  'node-name': 'again',
  file: 'disk-file',
  'key-secret': secret,
});
const listed = (has: object) => ({ query: 'query-named-block-nodes', has: has as never });

export const imageScenarios: Scenario[] = [
  {
    id: 'command/blockdev-create/success',
    title: 'an image that was created can be opened, and has the size that was asked for',
    given: [{ file: { size: 0 } }],
    steps: [
      {
        execute: 'blockdev-create',
        arguments: {
          'job-id': 'job',
          options: { driver: 'qcow2', file: 'file', size: 3 * MIB, 'cluster-size': 131_072 },
        },
        returns: {},
      },
      ...concluded('job'),
      { query: 'query-jobs', has: { id: 'job', type: 'create' } },
      { execute: 'job-dismiss', arguments: { id: 'job' }, returns: {} },
      { query: 'query-jobs', lacks: { id: 'job' } },
      { execute: 'blockdev-add', arguments: { driver: 'qcow2', 'node-name': 'disk', file: 'file' } },
      listed({ 'node-name': 'disk', image: { 'virtual-size': 3 * MIB, 'cluster-size': 131_072 } }),
    ],
  },
  {
    id: 'command/blockdev-create/success/file',
    title: 'a file that was created is there, with its size',
    steps: [
      {
        execute: 'blockdev-create',
        arguments: { 'job-id': 'job', options: { driver: 'file', filename: '$DIR/new.img', size: MIB } },
        returns: {},
      },
      ...concluded('job'),
      {
        execute: 'blockdev-add',
        arguments: { driver: 'file', 'node-name': 'disk', filename: '$DIR/new.img' },
      },
      listed({ 'node-name': 'disk', image: { 'virtual-size': MIB } }),
    ],
  },
  {
    id: 'command/blockdev-create/failure/job-id-taken',
    title: 'a job id that is in use is refused',
    given: ['running job', { file: { size: 0 } }],
    steps: [
      {
        execute: 'blockdev-create',
        arguments: { 'job-id': 'job', options: { driver: 'qcow2', file: 'file', size: MIB } },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/x-blockdev-amend/success',
    title: 'a key that is taken from an encrypted image opens it no more, and the other one does',
    given: ['luks'],
    steps: [
      {
        execute: 'x-blockdev-amend',
        arguments: {
          'job-id': 'job',
          'node-name': 'disk',
          options: { driver: 'luks', state: 'inactive', 'old-secret': 'other' },
        },
        returns: {},
      },
      ...concluded('job'),
      { execute: 'job-dismiss', arguments: { id: 'job' } },
      { execute: 'blockdev-del', arguments: { 'node-name': 'disk' } },
      { execute: 'blockdev-add', arguments: opened('other'), error: 'GenericError' },
      { execute: 'blockdev-add', arguments: opened('key'), returns: {} },
    ],
  },
  {
    id: 'command/change-backing-file/failure/not-in-chain',
    title: 'an image that is not in the chain of the device keeps its backing file',
    given: ['chain', 'null-co'],
    steps: [
      {
        execute: 'change-backing-file',
        arguments: { device: 'top', 'image-node-name': 'disk', 'backing-file': '$DIR/elsewhere.img' },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/x-blockdev-amend/failure/other-driver',
    title: 'options of another format than that of the node are refused, and no job is there',
    given: ['qcow2'],
    steps: [
      {
        execute: 'x-blockdev-amend',
        arguments: { 'job-id': 'job', 'node-name': 'disk', options: { driver: 'luks', state: 'active' } },
        error: 'GenericError',
      },
      { query: 'query-jobs', is: [] },
    ],
  },
  {
    id: 'command/change-backing-file/success',
    title: 'the image names the backing file that it was given, and the chain stays as it is',
    given: ['chain'],
    steps: [
      {
        execute: 'change-backing-file',
        arguments: { device: 'top', 'image-node-name': 'top', 'backing-file': '$DIR/elsewhere.img' },
        returns: {},
      },
      listed({
        'node-name': 'top',
        backing_file_depth: 2,
        image: { 'backing-filename': '$DIR/elsewhere.img' },
      }),
    ],
  },
];
