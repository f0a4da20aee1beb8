/**
 * What may keep a server from answering anybody, by design: it was told to be slow, or to wait for somebody who is not
 * there. A hang that takes one of these is no finding. Pure.
 */

import type { JsonValue } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';
import type { FindingStep } from '../../finding.js';

const REASONS: readonly { sends: RegExp; because: string }[] = [
  {
    // A node or a device with a limit: a group that nobody uses holds up nothing.
    sends: /block_set_io_throttle|throttling\.|throttle-group"?\s*[:=]/,
    because: 'may be: a limit on input and output makes requests take as long as it says',
  },
  {
    sends: /latency-ns\b/,
    because: 'may be: a driver that plays a slow disk takes as long as it is told to',
  },
  {
    // From a gigabyte on, also as a negative number, which is as much as there is.
    sends:
      /"execute":"p?memsave".*"size":(-|\d{10})|\bp?memsave \S+ (-|\d{10}|0x([4-9a-f]|[\da-f]{2})[\da-f]{7})/,
    because: 'may be: it saves as much memory as it is told to',
  },
  {
    sends: /vhost-user|cryptodev-vhost|ivshmem-doorbell/,
    because: 'may be: it waits for the program behind a socket, which nobody plays',
  },
];

/** Null when nothing among the steps may block. */
export function mayBlock(steps: readonly FindingStep[]): string | null {
  const text = steps.map(({ send }) => stringifyJson(send as JsonValue)).join('\n');
  return REASONS.find(({ sends }) => sends.test(text))?.because ?? null;
}
