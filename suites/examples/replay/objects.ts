/** Examples about objects and network backends. */
import type { Step } from '../../commands/things.js';
import { rawImage } from './images.js';
import type { Scenario } from './scenario.js';

const network = (id: string): Step => ['netdev_add', { type: 'hubport', id, hubid: 0 }];
const without = (id: string): Step => ['netdev_del', { id }];

export const OBJECTS: Record<string, Scenario> = {
  'object-del': { before: [['object-add', { 'qom-type': 'throttle-group', id: '$id' }]] },
  netdev_add: { after: [without('$id')] },
  netdev_del: { before: [network('$id')] },
  set_link: { before: [network('$name')], after: [without('$name')] },
  'object-add': {
    files: ['filename'],
    before: ({ filename }) => (typeof filename === 'string' ? [rawImage(filename)] : null),
    after: [['object-del', { id: '$id' }]],
  },
  'qom-get': { before: [['qom-list', { path: '$path' }]] },
  'qom-set': { before: [['qom-list', { path: '$path' }]], fresh: true },
  'qom-list': {},
};
