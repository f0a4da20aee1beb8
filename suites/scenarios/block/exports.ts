/** The NBD server and exports. */
import type { Given, Scenario } from '../engine/format.js';

const start = { addr: { type: 'unix', data: { path: '$DIR/nbd' } } };
const exported = (has: object) => ({ query: 'query-block-exports', has: has as never });
const vanished = { query: 'query-block-exports', lacks: { id: 'export' }, eventually: true as const };
/** An export that a client uses. */
const used: Given[] = [
  { 'nbd export': { id: 'export', node: 'export' } },
  { stimulus: 'connect', with: { client: 'far', path: '$DIR/nbd' } },
  { stimulus: 'nbd', with: { client: 'far', export: 'export' }, returns: true },
];
const deleted = { event: 'BLOCK_EXPORT_DELETED', data: { id: 'export' } };

export const exportScenarios: Scenario[] = [
  {
    id: 'command/nbd-server-start/success',
    title: 'a server that was started takes exports',
    given: ['null-co'],
    steps: [
      { execute: 'nbd-server-start', arguments: start, returns: {} },
      { execute: 'block-export-add', arguments: { type: 'nbd', id: 'export', 'node-name': 'disk' } },
      exported({ id: 'export', type: 'nbd', 'node-name': 'disk', 'shutting-down': false }),
    ],
  },
  {
    id: 'command/nbd-server-start/failure/running',
    title: 'there is one server at a time',
    given: ['nbd server'],
    steps: [
      {
        execute: 'nbd-server-start',
        arguments: { addr: { type: 'unix', data: { path: '$DIR/other' } } },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/nbd-server-stop/success',
    title: 'the exports of a server that was stopped are gone, and it can be started again',
    given: ['nbd export'],
    steps: [
      { execute: 'nbd-server-stop', returns: {} },
      deleted,
      vanished,
      { execute: 'nbd-server-start', arguments: start, returns: {} },
    ],
  },
  {
    id: 'command/nbd-server-stop/failure/not-running',
    title: 'a server that does not run cannot be stopped',
    given: ['nbd server', { execute: 'nbd-server-stop' }],
    steps: [{ execute: 'nbd-server-stop', error: 'GenericError' }],
  },
  {
    id: 'command/nbd-server-add/success',
    title: 'a node that was added to the server is exported under its name',
    given: ['nbd server', 'null-co'],
    steps: [
      { execute: 'nbd-server-add', arguments: { device: 'disk', writable: true }, returns: {} },
      exported({ id: 'disk', type: 'nbd', 'node-name': 'disk' }),
    ],
  },
  {
    id: 'command/nbd-server-add/failure/name-taken',
    title: 'names of exports are unique',
    given: ['nbd server', 'null-co', { execute: 'nbd-server-add', arguments: { device: 'disk' } }],
    steps: [{ execute: 'nbd-server-add', arguments: { device: 'disk' }, error: 'GenericError' }],
  },
  {
    id: 'command/nbd-server-add/failure/not-running',
    title: 'without a server there is nothing to add to',
    given: ['null-co'],
    steps: [{ execute: 'nbd-server-add', arguments: { device: 'disk' }, error: 'GenericError' }],
  },
  {
    id: 'command/nbd-server-remove/success',
    title: 'an export that was removed from the server is gone',
    given: ['nbd export'],
    steps: [{ execute: 'nbd-server-remove', arguments: { name: 'export' }, returns: {} }, deleted, vanished],
  },
  {
    id: 'command/nbd-server-remove/failure/gone',
    title: 'an export that is not there cannot be removed',
    given: ['nbd server'],
    steps: [{ execute: 'nbd-server-remove', arguments: { name: 'nobody' }, error: 'GenericError' }],
  },
  {
    id: 'command/nbd-server-remove/failure/in-use',
    title: 'an export that a client uses is not removed, unless it must be',
    given: used,
    steps: [
      { execute: 'nbd-server-remove', arguments: { name: 'export' }, error: 'GenericError' },
      { no_event: 'BLOCK_EXPORT_DELETED' },
      exported({ id: 'export', 'shutting-down': false }),
      { execute: 'nbd-server-remove', arguments: { name: 'export', mode: 'hard' }, returns: {} },
      deleted,
    ],
  },
  {
    id: 'command/block-export-add/success',
    title: 'an export is listed with its type and node, and keeps the node from being removed',
    given: ['nbd server', 'null-co'],
    steps: [
      {
        execute: 'block-export-add',
        arguments: { type: 'nbd', id: 'export', 'node-name': 'disk', writable: true, name: 'name' },
        returns: {},
      },
      exported({ id: 'export', type: 'nbd', 'node-name': 'disk', 'shutting-down': false }),
      {
        execute: 'blockdev-del',
        arguments: { 'node-name': 'disk' },
        error: 'GenericError',
        stands: 'detail',
      },
    ],
  },
  {
    id: 'command/block-export-add/success/vhost-user-blk',
    title: 'a node is exported over vhost-user',
    given: ['null-co'],
    steps: [
      {
        execute: 'block-export-add',
        arguments: {
          type: 'vhost-user-blk',
          id: 'export',
          'node-name': 'disk',
          addr: { type: 'unix', path: '$DIR/vhost' },
        },
        returns: {},
      },
      exported({ id: 'export', type: 'vhost-user-blk', 'node-name': 'disk' }),
    ],
  },
  {
    id: 'command/block-export-add/failure/id-taken',
    title: 'ids of exports are unique',
    given: ['nbd export'],
    steps: [
      {
        execute: 'block-export-add',
        arguments: { type: 'nbd', id: 'export', 'node-name': 'disk', name: 'other' },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/block-export-add/failure/no-server',
    title: 'an NBD export needs the server',
    given: ['null-co'],
    steps: [
      {
        execute: 'block-export-add',
        arguments: { type: 'nbd', id: 'export', 'node-name': 'disk' },
        error: 'GenericError',
      },
      { query: 'query-block-exports', lacks: { id: 'export' } },
    ],
  },
  {
    id: 'command/block-export-del/success',
    title: 'an export that was deleted is gone, and its node can be removed',
    given: ['nbd export'],
    steps: [
      { execute: 'block-export-del', arguments: { id: 'export' }, returns: {} },
      deleted,
      vanished,
      { execute: 'blockdev-del', arguments: { 'node-name': 'disk' }, returns: {} },
    ],
  },
  {
    id: 'command/block-export-del/failure/gone',
    title: 'an export that is not there cannot be deleted',
    given: ['nbd server'],
    steps: [{ execute: 'block-export-del', arguments: { id: 'nobody' }, error: 'GenericError' }],
  },
  {
    id: 'command/block-export-del/failure/in-use',
    title: 'an export that a client uses is not deleted, unless it must be',
    given: used,
    steps: [
      { execute: 'block-export-del', arguments: { id: 'export' }, error: 'GenericError' },
      { no_event: 'BLOCK_EXPORT_DELETED' },
      exported({ id: 'export', 'shutting-down': false }),
      { execute: 'block-export-del', arguments: { id: 'export', mode: 'hard' }, returns: {} },
      deleted,
    ],
  },
  {
    id: 'command/query-block-exports/success',
    title: 'every export is listed once',
    given: ['nbd export', { 'null-co': { node: 'other' } }],
    steps: [
      {
        execute: 'block-export-add',
        arguments: { type: 'nbd', id: 'second', 'node-name': 'other', name: 'other' },
      },
      {
        execute: 'query-block-exports',
        returns: {
          $length: 2,
          $has: { id: 'second', type: 'nbd', 'node-name': 'other', 'shutting-down': false },
        },
      },
    ],
  },
  {
    id: 'event/BLOCK_EXPORT_DELETED/stimulus',
    title: 'the end of an export is announced once, by its id, and only its own',
    given: ['nbd export', { 'null-co': { node: 'other' } }],
    steps: [
      {
        execute: 'block-export-add',
        arguments: { type: 'nbd', id: 'second', 'node-name': 'other', name: 'other' },
      },
      { no_event: 'BLOCK_EXPORT_DELETED' },
      { execute: 'block-export-del', arguments: { id: 'export' } },
      { event: 'BLOCK_EXPORT_DELETED', data: { $exactly: { id: 'export' } } },
      { query: 'query-block-exports', has: { id: 'second' } },
      { no_event: 'BLOCK_EXPORT_DELETED', data: { id: 'second' } },
    ],
  },
];
