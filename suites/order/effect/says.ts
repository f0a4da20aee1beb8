/** The sentences of the documents that say that a resource is made, removed and listed. One without them is a convention. */
import type { CitedSentence } from '../../references.js';

export const SAYS: Readonly<Record<string, readonly CitedSentence[]>> = {
  'block-node': [
    ['blockdev-add', '010986dc65'],
    ['blockdev-del', '67c3694262'],
    ['query-named-block-nodes', '52bfed4201'],
  ],
  object: [
    ['object-add', '1f1c090269'],
    ['object-del', '396502483c'],
    ['qom-list', '7dd80a3ea7', '22a9714058'],
  ],
  chardev: [
    ['chardev-add', 'edf4a2984e'],
    ['chardev-remove', '7c6b077b6f'],
    ['query-chardev', '56683c6bee', 'd22a94caa7'],
  ],
  'block-export': [
    ['block-export-add', 'ad2742496d'],
    ['BLOCK_EXPORT_DELETED', '7ffc122d41'],
    ['query-block-exports', '79e65fcc51', 'b4ba29c925'],
  ],
  device: [
    ['device_add', '3993a357ea'],
    ['device_del', 'ea64353329'],
    ['qom-list', '7dd80a3ea7', '22a9714058'],
  ],
};
