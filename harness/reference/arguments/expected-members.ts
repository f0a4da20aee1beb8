/** The members an object value may have, its variant's included. */
import type { JsonObject } from '../../../schema/json.js';
import type { Interface, Members, ObjectType } from '../../../schema/model.js';
import { membersOf } from '../../../schema/types.js';

export interface ExpectedMembers {
  members: Members;
  /** The document lost some of them: there may be others. */
  lost: boolean;
}

/** In the order QEMU looks at them: base, own, then those of the variant that the tag in `value` picks. */
export function expectedMembers(
  iface: Interface,
  name: string,
  value: JsonObject,
  met: ReadonlySet<string> = new Set(),
): ExpectedMembers {
  const members = membersOf(iface, name);
  if (members === null) return { members: {}, lost: true };
  const type = iface.types[name] as ObjectType;
  const lost = type.incomplete === true;
  const variant = variantOf(type, value);
  if (variant === undefined || met.has(variant)) return { members, lost };
  const more = expectedMembers(iface, variant, value, new Set([...met, name]));
  return { members: { ...members, ...more.members }, lost: lost || more.lost };
}

function variantOf({ tag, variants = {} }: ObjectType, value: JsonObject): string | undefined {
  const chosen = tag === undefined ? undefined : value[tag];
  return typeof chosen === 'string' && Object.hasOwn(variants, chosen) ? variants[chosen] : undefined;
}
