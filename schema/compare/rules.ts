/**
 * What a later server may change, and what it may not, in our words. Source: QEMU's manual of the QAPI code generator
 * (docs/devel/qapi-code-gen), section "Compatibility considerations", which lists what is incompatible: removing commands,
 * arguments, values, branches, and members of returns and events; arguments that are added as mandatory or become so. It
 * allows a member that is received and optional to go when nothing sends it any more (judge.ts). What it does not spell
 * out, because it is no change of the schema's that it lists, follows for a client that goes by the document; those rules
 * say so. The deprecation policy (docs/about/deprecated) lets go what was deprecated for two releases.
 */
import type { Citation } from '../model.js';

/** `send`: arguments, which clients write. `receive`: returns and event data, which clients read. */
export type Direction = 'send' | 'receive';

export const COMPATIBILITY = {
  'entity-kept': 'a documented command or event stays, unless its removal was announced',
  'send/member-kept': 'what a client may send goes on being accepted',
  'send/stays-optional': 'an optional argument does not become mandatory; the reverse is allowed',
  'send/no-new-mandatory': 'an argument that is added is optional',
  'send/type': 'the type of an argument may widen, as to an alternate; that it may not narrow follows',
  'send/value-kept': 'values of an enum and branches of a union that can be sent stay; others may be added',
  'receive/member-kept': 'a member that is received does not vanish; others may be added',
  'receive/stays-present':
    'that a member which is always received does not become optional follows; the reverse is allowed',
  'receive/type': 'that the type of what is received does not widen follows; it may narrow',
} as const satisfies Record<string, string>;

export type CompatibilityRule = keyof typeof COMPATIBILITY;

export function compatibility(rule: CompatibilityRule): Citation {
  return {
    doc: rule === 'entity-kept' ? 'docs/about/deprecated' : 'docs/devel/qapi-code-gen',
    entity: rule === 'entity-kept' ? 'Deprecated features' : 'Compatibility considerations',
    statement: COMPATIBILITY[rule],
  };
}
