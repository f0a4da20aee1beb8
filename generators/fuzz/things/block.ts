/** Things of the block layer. */
import { type Kind, numbered } from './kind.js';

export const BLOCK: readonly Kind[] = [
  {
    name: 'bitmap',
    pool: numbered('bitmap', 3),
    at: [
      /^(block-dirty-bitmap-|x-debug-block-dirty-bitmap).*:name$/,
      /^transaction:.*\.name$/,
      /[.:]bitmaps?\|?$/,
      /bitmaps\|?\.name$/,
      /^block-dirty-bitmap-merge:target$/,
    ],
    makers: /^(block-dirty-bitmap-add)$/,
    live: [{ execute: 'query-named-block-nodes', path: ['*', 'dirty-bitmaps', '*', 'name'] }],
  },
  {
    name: 'job',
    pool: numbered('job'),
    at: [/[:.]job-id$/, /^job-.*:id$/, /^block-job-.*:(device|id)$/],
    makers:
      /^(blockdev-(backup|mirror|create)|block-(stream|commit)|drive-(backup|mirror)|snapshot-(save|load|delete)|x-blockdev-amend)$/,
    live: [{ execute: 'query-jobs', path: ['*', 'id'] }],
  },
  {
    name: 'export',
    pool: numbered('export', 3),
    at: [/^block-export-(add|del):(id|name)$/, /^nbd-server-(add|remove):name$/],
    makers: /^(block-export-add|nbd-server-add)$/,
    live: [{ execute: 'query-block-exports', path: ['*', 'id'] }],
  },
  {
    name: 'throttle-group',
    pool: numbered('group', 2),
    at: [/throttle-group$/, /^block_set_io_throttle:group$/],
  },
  {
    name: 'snapshot',
    pool: numbered('snapshot', 2),
    at: [/^snapshot-(save|load|delete):tag$/, /internal.*:(name|id)$/, /\.snapshot$/],
  },
  {
    name: 'node',
    pool: numbered('node', 6),
    at: [
      /[:.](node|node-name|filter-node-name|image-node-name|base-node|top-node|target-node|snapshot-node-name|overlay|parent|replaces|vmstate)$/,
      // The name of a node where its definition could stand as well.
      /^blockdev-(add|reopen):.*\|$/,
      /^snapshot-(save|load|delete):devices$/,
      /^(block|x-block|drive-|blockdev-).*:(device|target)$/,
      /^transaction:.*\.(device|target|overlay)$/,
      /^x-blockdev-change:child$/,
      /^(block_resize|block-(stream|commit|latency-histogram-set)|change-backing-file|query-rx-filter|nbd-server-add|eject|block_set_io_throttle):device$/,
      /^x-debug-.*:node$/,
    ],
    makers: /^(blockdev-add|blockdev-snapshot-sync|blockdev-mirror|blockdev-backup)$/,
    live: [
      { execute: 'query-named-block-nodes', path: ['*', 'node-name'] },
      { execute: 'query-block', path: ['*', 'device'] },
    ],
  },
];
