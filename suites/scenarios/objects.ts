/** Objects and their properties. */
import type { Scenario } from './engine/format.js';

const property = { path: '/objects/thread', property: 'poll-max-ns' };
const inTree = (is: object) => ({
  query: 'qom-list',
  arguments: { path: '/objects' },
  ...(is as object),
});

export const objectScenarios: Scenario[] = [
  {
    id: 'command/object-add/success',
    title: 'an object that was added is in the tree, with the properties that it was given',
    steps: [
      {
        execute: 'object-add',
        arguments: { 'qom-type': 'iothread', id: 'thread', 'poll-max-ns': 12_345 },
        returns: {},
      },
      inTree({ has: { name: 'thread', type: 'child<iothread>' } }),
      { query: 'qom-get', arguments: property, is: 12_345 },
    ],
  },
  {
    id: 'command/object-add/success/throttle-group',
    title: 'the limits of a throttle group are those that it was given',
    given: ['throttle group'],
    steps: [
      {
        query: 'qom-get',
        arguments: { path: '/objects/group', property: 'limits' },
        is: { 'iops-total': 100 },
      },
      {
        execute: 'qom-set',
        arguments: { path: '/objects/group', property: 'limits', value: { 'iops-total': 200 } },
        returns: {},
      },
      {
        query: 'qom-get',
        arguments: { path: '/objects/group', property: 'limits' },
        is: { 'iops-total': 200 },
      },
    ],
  },
  {
    id: 'command/object-add/failure/id-taken',
    title: 'ids of objects are unique',
    given: ['iothread'],
    steps: [
      { execute: 'object-add', arguments: { 'qom-type': 'iothread', id: 'thread' }, error: 'GenericError' },
      inTree({ has: { name: 'thread' } }),
    ],
  },
  {
    id: 'command/object-del/success',
    title: 'an object that was deleted is not in the tree',
    given: ['iothread', { iothread: { id: 'other' } }],
    steps: [
      { execute: 'object-del', arguments: { id: 'thread' }, returns: {} },
      inTree({ lacks: { name: 'thread' }, has: { name: 'other' } }),
    ],
  },
  {
    id: 'command/object-del/failure/gone',
    title: 'an object can be deleted once',
    given: ['iothread', { execute: 'object-del', arguments: { id: 'thread' } }],
    steps: [{ execute: 'object-del', arguments: { id: 'thread' }, error: 'GenericError' }],
  },
  {
    id: 'command/object-del/failure/in-use',
    title: 'an object that something uses stays',
    given: [
      'throttle group',
      'null-co',
      {
        execute: 'blockdev-add',
        arguments: { driver: 'throttle', 'node-name': 'slow', 'throttle-group': 'group', file: 'disk' },
      },
    ],
    steps: [
      { execute: 'object-del', arguments: { id: 'group' }, error: 'GenericError' },
      inTree({ has: { name: 'group' } }),
    ],
  },
  {
    id: 'command/qom-set/success',
    title: 'a property has the value that it was set to',
    given: ['iothread'],
    steps: [
      { execute: 'qom-set', arguments: { ...property, value: 4242 }, returns: {} },
      { query: 'qom-get', arguments: property, is: 4242 },
    ],
  },
  {
    id: 'command/qom-set/failure/wrong-type',
    title: 'a property refuses a value of another type, and keeps its own',
    given: ['iothread', { execute: 'qom-set', arguments: { ...property, value: 4242 } }],
    steps: [
      { execute: 'qom-set', arguments: { ...property, value: 'much' }, error: 'GenericError' },
      { query: 'qom-get', arguments: property, is: 4242 },
    ],
  },
  {
    id: 'command/qom-get/success',
    title: 'a property is told with its value',
    given: ['iothread'],
    steps: [
      {
        execute: 'qom-get',
        arguments: { path: '/objects/thread', property: 'type' },
        returns: 'iothread',
      },
    ],
  },
  {
    id: 'command/qom-get/failure/no-such-property',
    title: 'a property that an object has not cannot be told',
    given: ['iothread'],
    steps: [
      {
        execute: 'qom-get',
        arguments: { path: '/objects/thread', property: 'nothing' },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/qom-get/failure/no-such-path',
    title: 'a path that leads nowhere is DeviceNotFound',
    steps: [
      {
        execute: 'qom-get',
        arguments: { path: '/objects/nobody', property: 'type' },
        error: 'DeviceNotFound',
      },
    ],
  },
  {
    id: 'command/qom-list/success',
    title: 'the properties of an object are listed with their types',
    given: ['iothread'],
    steps: [
      {
        execute: 'qom-list',
        arguments: { path: '/objects/thread' },
        returns: { $has: { name: 'poll-max-ns', type: 'int' } },
      },
    ],
  },
  {
    id: 'command/qom-list/failure/no-such-path',
    title: 'a path that leads nowhere cannot be listed',
    steps: [{ execute: 'qom-list', arguments: { path: '/objects/nobody' }, error: 'DeviceNotFound' }],
  },
  {
    id: 'command/qom-list-types/success',
    title: 'the types that implement another are listed, and not the others',
    steps: [
      {
        execute: 'qom-list-types',
        arguments: { implements: 'user-creatable' },
        returns: { $has: { name: 'iothread' } },
      },
      {
        execute: 'qom-list-types',
        arguments: { implements: 'iothread' },
        returns: [{ name: 'iothread' }],
      },
    ],
  },
  {
    id: 'command/qom-list-properties/success',
    title: 'the properties of a type are listed',
    steps: [
      {
        execute: 'qom-list-properties',
        arguments: { typename: 'iothread' },
        returns: { $has: { name: 'poll-max-ns', type: 'int' } },
      },
    ],
  },
  {
    id: 'command/qom-list-properties/failure/no-such-type',
    title: 'a type that is not there has no properties',
    steps: [{ execute: 'qom-list-properties', arguments: { typename: 'nothing' }, error: 'DeviceNotFound' }],
  },
  {
    id: 'command/query-iothreads/success/added',
    title: 'every iothread is listed with its own thread id',
    given: ['iothread', { iothread: { id: 'other' } }],
    steps: [
      {
        execute: 'query-iothreads',
        returns: { $length: 2, $has: { id: 'thread', 'thread-id': { $atLeast: 1 } } },
      },
      { query: 'query-iothreads', has: { id: 'other' } },
    ],
  },
];
