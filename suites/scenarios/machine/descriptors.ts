/** File descriptors that are handed over. */
import type { Scenario, Step } from '../engine/format.js';

const passed: Step = { stimulus: 'pass-descriptor', with: { client: 'mine' } };

export const descriptorScenarios: Scenario[] = [
  {
    id: 'command/getfd/success',
    title: 'a descriptor that was handed over can be closed by its name, once',
    given: [passed],
    steps: [
      { execute: 'getfd', arguments: { fdname: 'mine' }, returns: {} },
      { execute: 'closefd', arguments: { fdname: 'mine' }, returns: {} },
      { execute: 'closefd', arguments: { fdname: 'mine' }, error: 'GenericError' },
    ],
  },
  {
    id: 'command/getfd/failure/nothing-passed',
    title: 'without a descriptor there is nothing to name',
    steps: [{ execute: 'getfd', arguments: { fdname: 'mine' }, error: 'GenericError' }],
  },
  {
    id: 'command/getfd/failure/digit',
    title: 'the name of a descriptor does not begin with a digit',
    given: [passed],
    steps: [{ execute: 'getfd', arguments: { fdname: '1mine' }, error: 'GenericError' }],
  },
  {
    id: 'command/closefd/success',
    title: 'a descriptor that was closed has no name any more',
    given: [passed, { execute: 'getfd', arguments: { fdname: 'mine' } }],
    steps: [
      { execute: 'closefd', arguments: { fdname: 'mine' }, returns: {} },
      { execute: 'closefd', arguments: { fdname: 'mine' }, error: 'GenericError' },
    ],
  },
  {
    id: 'command/closefd/failure/unknown',
    title: 'a descriptor that was not handed over cannot be closed',
    steps: [{ execute: 'closefd', arguments: { fdname: 'qmpspec-none' }, error: 'GenericError' }],
  },
  {
    id: 'command/add-fd/success',
    title: 'a descriptor that was handed over is in its set, with what was said of it',
    given: [passed],
    steps: [
      {
        execute: 'add-fd',
        arguments: { 'fdset-id': 7, opaque: 'a socket' },
        returns: { 'fdset-id': 7, fd: { $type: 'integer' } },
        save: { fd: 'fd' },
      },
      { query: 'query-fdsets', has: { 'fdset-id': 7, fds: [{ fd: '$fd', opaque: 'a socket' }] } },
    ],
  },
  {
    id: 'command/add-fd/failure/nothing-passed',
    title: 'without a descriptor there is nothing to add',
    steps: [
      { execute: 'add-fd', error: 'GenericError' },
      { query: 'query-fdsets', is: [] },
    ],
  },
  {
    id: 'command/query-fdsets/success',
    title: 'two descriptors that were handed over are listed in their sets',
    given: [
      passed,
      { execute: 'add-fd', arguments: { 'fdset-id': 7 } },
      { stimulus: 'pass-descriptor', with: { client: 'another' } },
      { execute: 'add-fd', arguments: { 'fdset-id': 8 } },
    ],
    steps: [
      { query: 'query-fdsets', has: { 'fdset-id': 7, fds: { $length: 1 } } },
      { query: 'query-fdsets', has: { 'fdset-id': 8, fds: { $length: 1 } } },
    ],
  },
  {
    id: 'command/remove-fd/success',
    title: 'a set that was removed is listed no more',
    given: [passed, { execute: 'add-fd', arguments: { 'fdset-id': 7 } }],
    steps: [
      { execute: 'remove-fd', arguments: { 'fdset-id': 7 }, returns: {} },
      { query: 'query-fdsets', lacks: { 'fdset-id': 7 } },
    ],
  },
  {
    id: 'command/remove-fd/failure/unknown',
    title: 'a set that does not exist cannot be removed',
    steps: [{ execute: 'remove-fd', arguments: { 'fdset-id': 77 }, error: 'GenericError' }],
  },
];
