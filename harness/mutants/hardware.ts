/** Servers whose devices and network backends are not what commands have made of them. */
import { exchanging, returning, secretly } from './exchange.js';
import type { Mutant } from './mutant.js';
import { accepting, losing, pretending, reclassing, retelling } from './pretence.js';

const DELETED = { 'command/device_del/success': '' };

export const hardwareMutants: Mutant[] = [
  {
    name: 'netdev_add does nothing',
    mutation: pretending('netdev_add'),
    kills: { 'command/netdev_add/success': '', 'command/netdev_del/success': '' },
  },
  {
    name: 'netdev_del does nothing',
    mutation: pretending('netdev_del'),
    kills: { 'command/netdev_del/success': '' },
  },
  {
    name: 'a backend that does not exist can be deleted',
    mutation: accepting('netdev_del', /not found/),
    kills: { 'command/netdev_del/failure/unknown': '', 'command/netdev_del/success': '' },
  },
  {
    name: 'a backend that does not exist is a GenericError',
    mutation: reclassing('netdev_del', 'GenericError'),
    kills: { 'command/netdev_del/failure/unknown': '' },
  },
  {
    name: 'the link of a card that does not exist goes down',
    mutation: accepting('set_link'),
    kills: { 'command/set_link/failure/unknown': '' },
  },
  {
    name: 'a card that does not exist has an empty filter',
    mutation: accepting('query-rx-filter'),
    kills: { 'command/query-rx-filter/failure/unknown': '' },
  },
  {
    name: 'device_add does nothing',
    mutation: pretending('device_add'),
    kills: { 'command/device_add/success': '' },
  },
  {
    name: 'two devices of one id',
    mutation: accepting('device_add', /[Dd]uplicate/),
    kills: { 'command/device_add/failure/id-taken': '' },
  },
  {
    name: 'a device without a bus',
    mutation: accepting('device_add', /bus/),
    kills: { 'command/device_add/failure/no-bus': '' },
  },
  {
    name: 'a refused device is there',
    mutation: exchanging({
      reply(reply, { execute }, link) {
        if (execute === 'device_add' && 'error' in reply)
          secretly(link, 'device_add', { driver: 'virtio-rng-pci', id: 'kbd' });
        return reply;
      },
    }),
    kills: { 'command/device_add/failure/no-bus': '' },
  },
  { name: 'device_del does nothing', mutation: pretending('device_del'), kills: DELETED },
  { name: 'a deletion that is not told', mutation: losing('DEVICE_DELETED'), kills: DELETED },
  {
    name: 'a deletion told of another device',
    mutation: retelling('DEVICE_DELETED', (data) => ({ ...data, device: 'other' })),
    kills: DELETED,
  },
  {
    name: 'a deletion told of another place',
    mutation: retelling('DEVICE_DELETED', (data) => ({ ...data, path: '/machine/unattached/device[0]' })),
    kills: DELETED,
  },
  {
    name: 'a device that does not exist is a GenericError',
    mutation: reclassing('device_del', 'GenericError'),
    kills: { 'command/device_del/failure/unknown': '' },
  },
  {
    name: 'query-pci shows an empty bus',
    mutation: returning('query-pci', () => []),
    kills: { 'command/query-pci/success': '' },
  },
];
