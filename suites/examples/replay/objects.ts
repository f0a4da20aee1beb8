/** Examples about objects and network backends. */
import type { ResourceStep } from '../../commands/things.js';
import { rawImage } from './images.js';
import type { ExampleScenario } from './scenario.js';

const network = (id: string): ResourceStep => ['netdev_add', { type: 'hubport', id, hubid: 0 }];
const without = (id: string): ResourceStep => ['netdev_del', { id }];

export const OBJECTS: Record<string, ExampleScenario> = {
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
