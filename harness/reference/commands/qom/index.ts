/** Commands on objects' properties. */
import type { JsonObject, JsonValue } from '../../../../schema/json.js';
import { checkValue } from '../../arguments/check.js';
import { QmpError } from '../../errors.js';
import { fittingValue } from '../../fit.js';
import type { Handlers } from '../handler.js';
import { defaultOf } from './defaults.js';
import { nodeAt, type QomNode } from './node.js';
import { takesAnyProperty, typeName } from './types.js';

export const qom: Handlers = {
  'qom-list'(machine, args) {
    const { children, properties, made } = nodeAt(machine, String(args.path));
    return [
      { name: 'type', type: 'string' },
      ...Object.entries(children).map(([name, type]) => ({ name, type: `child<${type}>` })),
      ...Object.entries(properties).map(([name, { type }]) => ({ name, type: typeName(type) })),
      ...Object.keys(made?.state ?? {})
        .filter((name) => !Object.hasOwn(properties, name))
        .map((name) => ({ name, type: 'string' })),
    ];
  },

  'qom-get'(machine, args) {
    const path = String(args.path);
    const property = String(args.property);
    const node = nodeAt(machine, path);
    if (property === 'type') return node.type;
    if (Object.hasOwn(node.children, property)) return `${path.replace(/\/$/, '')}/${property}`;
    const set = knownValue(node, property);
    if (set !== undefined) return set;
    const type = Object.hasOwn(node.properties, property) ? node.properties[property]?.type : null;
    if (!type) throw notFound(node, property);
    return defaultOf(node.type, property) ?? fittingValue(machine.model, type, {});
  },

  'qom-set'(machine, args) {
    const property = String(args.property);
    const value = args.value as JsonValue;
    const node = nodeAt(machine, String(args.path));
    if (property === 'type') throw new QmpError(`Property '${node.type}.type' is not writable`);
    if (!node.made) throw notFound(node, property);
    if (Object.hasOwn(node.properties, property)) {
      checkValue(machine.model, node.properties[property]?.type ?? null, value, {
        full: property,
        last: property,
      });
    } else if ('qom-type' in node.made.args && !takesAnyProperty(machine.model))
      throw notFound(node, property);
    node.made.state[property] = value;
    return {};
  },
};

/** What a property was set to, or made with. */
function knownValue({ made }: QomNode, property: string): JsonValue | undefined {
  const known: JsonObject = { ...made?.args, ...made?.state };
  return Object.hasOwn(known, property) ? known[property] : undefined;
}

function notFound({ type }: QomNode, property: string): QmpError {
  return new QmpError(`Property '${type}.${property}' not found`);
}
