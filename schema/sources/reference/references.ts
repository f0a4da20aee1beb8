/** Which types a manual defines, and which it only refers to. */
import type { TypeRef } from '../../model.js';
import { BUILTINS } from '../../types.js';
import type { ReferenceDefinition } from './definition.js';

const BUILTIN_NAMES: ReadonlySet<string> = new Set(BUILTINS);

export function definesType({ heading }: ReferenceDefinition): boolean {
  return heading !== 'Command' && heading !== 'Event';
}

/** Names of types that signatures use. */
export function referencedTypes(definitions: readonly ReferenceDefinition[]): Set<string> {
  const names = new Set<string>();
  const add = (type: TypeRef | null) => {
    if (type !== null) names.add(typeof type === 'string' ? type : type[0]);
  };
  for (const { signature } of definitions) {
    add(signature.returns);
    add(signature.whole);
    for (const parameter of signature.parameters) add(parameter.type);
  }
  return new Set([...names].filter((name) => !BUILTIN_NAMES.has(name)));
}
