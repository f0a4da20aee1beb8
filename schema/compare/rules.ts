/**
 * What a later server may change, and what it may not, in our words. Source: QEMU's manual of the QAPI code generator,
 * section "Compatibility considerations" (what clients send, what they receive), and its deprecation policy.
 */
import type { Citation } from '../model.js';

/** `send`: arguments, which clients write. `receive`: returns and event data, which clients read. */
export type Direction = 'send' | 'receive';

export const COMPATIBILITY = {
  'entity-kept': 'a documented command or event stays, unless its removal was announced',
  'send/member-kept': 'what a client may send goes on being accepted',
  'send/stays-optional': 'an optional argument does not become mandatory; the reverse is allowed',
  'send/no-new-mandatory': 'an argument that is added is optional',
  'send/type': 'the type of an argument may widen, and not narrow',
  'send/value-kept': 'values of an enum and branches of a union that can be sent stay; others may be added',
  'receive/member-kept': 'a member that is received does not vanish; others may be added',
  'receive/stays-present':
    'a member that is always received does not become optional; the reverse is allowed',
  'receive/type': 'the type of what is received may narrow, and not widen',
} as const satisfies Record<string, string>;

export type CompatibilityRule = keyof typeof COMPATIBILITY;

export function compatibility(rule: CompatibilityRule): Citation {
  return {
    doc: rule === 'entity-kept' ? 'deprecation policy' : 'qapi-code-gen',
    entity: rule === 'entity-kept' ? 'Deprecated features' : 'Compatibility considerations',
    statement: COMPATIBILITY[rule],
  };
}
