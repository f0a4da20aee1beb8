/** What a document deprecates deep inside what a client sends or receives. */
import { DEEPEST_TYPE } from '../bounds.js';
import type { Interface, Members, TypeRef } from '../model.js';
import { reach } from '../reached.js';
import { resolveType } from '../types.js';
import type { Path } from './difference.js';
import { jsonKinds } from './json-kind.js';
import { type Shape, shapeOf } from './shape.js';

export interface Deprecated {
  path: Path;
  /** The value of the enum at the path. */
  value?: string;
}

/** Of a list of arguments or data, or of a return. Of a type that comes back, the first place counts. */
export function deprecatedParts(iface: Interface, list: Members | TypeRef | null): Deprecated[] {
  const found: Deprecated[] = [];
  const visited = new Set<string>();

  const members = (list: Members, path: Path): void => {
    for (const [name, { type, features }] of Object.entries(list)) {
      const at = [...path, name];
      if (features?.includes('deprecated')) found.push({ path: at });
      if (type !== null) inside(type, at);
    }
  };
  const shape = ({ fixed, tag, values, variant }: Shape, path: Path): void => {
    members(fixed, path);
    for (const value of values ?? []) members(variant(value), [...path, `${tag}=${value}`]);
  };
  const inside = (ref: TypeRef, path: Path): void => {
    if (path.length > DEEPEST_TYPE) {
      reach('deepCompared');
      return;
    }
    for (const branch of jsonKinds(iface, ref)) {
      const type = resolveType(iface, branch);
      if (type.kind === 'list') inside(type.element, [...path, '[]']);
      if (type.kind === 'enum') found.push(...valuesOf(type.valueFeatures ?? {}, path));
      if (type.kind !== 'object' || visited.has(type.name)) continue;
      visited.add(type.name);
      const whole = shapeOf(iface, type.name);
      if (whole !== null) shape(whole, path);
    }
  };

  if (typeof list === 'string' || Array.isArray(list)) inside(list, []);
  else if (list !== null) members(list, []);
  return found;
}

function valuesOf(features: Record<string, readonly string[]>, path: Path): Deprecated[] {
  return Object.entries(features)
    .filter(([, own]) => own.includes('deprecated'))
    .map(([value]) => ({ path, value }));
}
