/** The tree of objects, as far as clients have made it. */
import { isObject, type JsonObject } from '../../../../schema/json.js';
import type { Members } from '../../../../schema/model.js';
import { QmpError } from '../../errors.js';
import type { Machine, Made } from '../../machine.js';
import { propertiesOfType } from './types.js';

export interface QomNode {
  type: string;
  /** Name → type. */
  children: Record<string, string>;
  /** Properties whose types the model knows. */
  properties: Members;
  /** Null for what is there from the start. */
  made: Made | null;
}

/** Where things of a kind are, and what type they have. */
const CONTAINERS: Record<string, { kind: string; typeOf(args: JsonObject): string }> = {
  '/objects': { kind: 'object', typeOf: (args) => String(args['qom-type']) },
  '/chardevs': {
    kind: 'chardev',
    typeOf: ({ backend }) => (isObject(backend) ? `chardev-${backend.type}` : 'chardev'),
  },
  '/machine/peripheral': { kind: 'device', typeOf: ({ driver }) => String(driver) },
};

const FIXED: Record<string, Pick<QomNode, 'type' | 'children'> & Partial<QomNode>> = {
  '/': { type: 'container', children: { objects: 'container', machine: 'machine', chardevs: 'container' } },
  '/machine': {
    type: 'machine',
    children: { peripheral: 'container' },
    properties: { graphics: { type: 'bool', optional: true }, usb: { type: 'bool', optional: true } },
  },
};

/** The node at an absolute path. Throws QmpError (DeviceNotFound) when there is none. */
export function nodeAt(machine: Machine, path: string): QomNode {
  const names = path.split('/').filter((name) => name !== '');
  const full = `/${names.join('/')}`;
  const last = names.pop() ?? '';
  const nothing = { properties: {}, made: null };
  if (path.startsWith('/')) {
    const fixed = FIXED[full];
    if (fixed) return { ...nothing, ...fixed, made: fixed.properties ? machine.own : null };
    const container = CONTAINERS[full];
    if (container) return { type: 'container', children: childrenOf(machine, container), ...nothing };
    const parent = CONTAINERS[`/${names.join('/')}`];
    const made = parent && machine.things(parent.kind).get(last);
    if (made) {
      return { type: parent.typeOf(made.args), children: {}, properties: propertiesOf(machine, made), made };
    }
  }
  throw new QmpError(`Device '${path}' not found`, 'DeviceNotFound');
}

function childrenOf(machine: Machine, { kind, typeOf }: (typeof CONTAINERS)[string]): Record<string, string> {
  return Object.fromEntries([...machine.things(kind)].map(([name, { args }]) => [name, typeOf(args)]));
}

/** An object's properties are what object-add takes for its type. */
function propertiesOf({ model }: Machine, { args }: Made): Members {
  return 'qom-type' in args ? propertiesOfType(model, String(args['qom-type'])) : {};
}
