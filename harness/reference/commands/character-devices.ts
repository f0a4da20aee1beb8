/** Character devices: what is made by the commands of `things.ts`, shown and changed. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import type { Handlers } from './handler.js';

export const characterDevices: Handlers = {
  'query-chardev': (machine) =>
    [...machine.things('chardev')].map(([label, { args }]) => ({
      label,
      filename: typeOf(args),
      'frontend-open': false,
    })),

  'chardev-change'(machine, { id, backend = null }) {
    const device = machine.things('chardev').get(String(id));
    if (device) device.args = { ...device.args, backend };
    return {};
  },
};

/** What is wrong with the options of a new one. */
export function refuseCharacterDevice({ backend }: JsonObject): string | null {
  const data = isObject(backend) && isObject(backend.data) ? backend.data : {};
  const odd = data.size !== undefined && !Number.isInteger(Math.log2(Number(data.size)));
  return odd ? 'size of ringbuf chardev must be power of two' : null;
}

function typeOf({ backend }: JsonObject): string {
  return isObject(backend) ? String(backend.type) : '';
}
