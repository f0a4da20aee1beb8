/** Names of what commands make, from the table of resources. Added here: how many there are, and where else one stands. */
import { wordOf } from '../../../schema/qemu/derived.js';
import type { Resource } from '../../../schema/qemu/resource.js';
import { RESOURCES } from '../../../schema/qemu/resources.js';
import { numbered, type ResourceKind } from './kind.js';

interface Addition {
  count: number;
  at?: readonly RegExp[];
}

const ADDITIONS: Readonly<Record<string, Addition>> = {
  'dirty-bitmap': {
    count: 3,
    at: [
      /^(block-dirty-bitmap-|x-debug-block-dirty-bitmap).*:name$/,
      /^transaction:.*\.name$/,
      /[.:]bitmaps?\|?$/,
      /bitmaps\|?\.name$/,
    ],
  },
  job: { count: 4, at: [/[:.]job-id$/, /^job-.*:id$/, /^block-job-.*:(device|id)$/] },
  'block-export': { count: 3 },
  'block-node': {
    count: 6,
    at: [
      /[:.](node|node-name|filter-node-name|image-node-name|base-node|top-node|target-node|snapshot-node-name|overlay|parent|replaces|vmstate)$/,
      // The name of a node where its definition could stand as well.
      /^blockdev-(add|reopen):.*\|$/,
      /^snapshot-(save|load|delete):devices$/,
      /^(block|x-block|drive-|blockdev-).*:(device|target)$/,
      /^transaction:.*\.(device|target|overlay)$/,
      /^x-blockdev-change:child$/,
      /^(query-rx-filter|eject):device$/,
      /^x-debug-.*:node$/,
    ],
  },
  object: {
    count: 5,
    at: [
      /[:.](iothread\|?|throttle-group|tls-creds|tls-authz|key-secret|key|sasl-authz|secret|memdev|rng|authz|authz-refuse|sub-authz|sessionid|passwordid|node-affinity)$/,
      /secret$/,
    ],
  },
  chardev: {
    count: 4,
    at: [/[:.]chardevs?$/, /^(object-add|netdev_add):.*(indev|outdev|primary_in|secondary_in|notify_dev)$/],
  },
  netdev: { count: 3, at: [/[:.](netdev|peer)$/, /^(set_link|query-rx-filter):name$/] },
  device: {
    count: 4,
    at: [
      /^blockdev-.*tray:id$/,
      /[:.]pci-dev$/,
      /^(input-send-event|screendump|display-reload):device$/,
      /^query-cpu-model-.*:name$/,
    ],
  },
};

/** Those that have a name, and take no more than one. */
export const MADE: readonly ResourceKind[] = RESOURCES.filter(
  ({ make, ofDescriptor }) => !ofDescriptor && Object.values(make).some((names) => names.length > 0),
).map(kindOf);

function kindOf(resource: Resource): ResourceKind {
  const { make, makeForAWhile = {}, remove, use = {}, lists = [] } = resource;
  const word = wordOf(resource);
  const { count, at = [] } = ADDITIONS[resource.name] ?? { count: 4 };
  // What something stands on is named before it.
  const own = [make, makeForAWhile, remove].flatMap((table) =>
    Object.entries(table).flatMap(([command, names]) =>
      (names ?? []).slice(-1).map((name) => [command, name]),
    ),
  );
  const used = Object.entries(use).flatMap(([command, names]) => names.map((name) => [command, name]));
  const places = new Set([...own, ...used].map(([command, name]) => `${command}:${name}`));
  const live = lists
    .filter(({ part }) => !part)
    .map(({ query: execute, path, arguments: args }) => ({
      execute,
      path,
      ...(args ? { arguments: args } : {}),
    }));
  return {
    name: word,
    pool: numbered(word, count),
    at: [{ test: (place) => places.has(place) }, ...at],
    makers: { test: (command) => Object.hasOwn(make, command) || Object.hasOwn(makeForAWhile, command) },
    ...(live.length > 0 ? { live } : {}),
  };
}
