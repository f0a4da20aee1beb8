import type { TypeRef } from '../../model.js';

/** How man pages and manuals spell QAPI's built-in types, which they name after the JSON type. */
const JSON_NAMES: Record<string, string> = {
  string: 'str',
  boolean: 'bool',
  value: 'any',
  'json-string': 'str',
  'json-bool': 'bool',
  'json-int': 'int',
  'json-number': 'number',
};

/** A printed type (`array of int`, `[BlockInfo]`, `boolean`) as QAPI spells it; null when it is none. */
export function typeRef(printed: string): TypeRef | null {
  const list = /^(?:array of |list of )(.*)$|^\[ ?(.*?) ?\]$/.exec(printed);
  const name = list ? (list[1] ?? list[2] ?? '') : printed;
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return null;
  const spelled = Object.hasOwn(JSON_NAMES, name) ? (JSON_NAMES[name] as string) : name;
  return list ? [spelled] : spelled;
}
