/** Cards and their links; backends are made by the commands of `things.ts`. */
import type { JsonValue } from '../../../schema/json.js';
import { QmpError } from '../errors.js';
import type { Machine, Made } from '../machine.js';
import type { Handlers } from './handler.js';

export const network: Handlers = {
  set_link(machine, { name, up }) {
    const found = machine.things('netdev').get(String(name)) ?? machine.things('device').get(String(name));
    if (!found) throw new QmpError(`Device '${name}' not found`, 'DeviceNotFound');
    found.state.up = up as JsonValue;
    return {};
  },

  'query-rx-filter'(machine, { name }) {
    const cards = filtering(machine).filter(([id]) => name === undefined || id === name);
    if (name !== undefined && cards.length === 0) throw new QmpError(`invalid net client name: ${name}`);
    return cards.map(([id, { args }]) => ({
      name: id,
      promiscuous: true,
      'main-mac': args.mac ?? '52:54:00:12:34:56',
      'unicast-table': [],
      'multicast-table': [],
      'vlan-table': [],
    }));
  },

  'announce-self': () => ({}),
};

function filtering(machine: Machine): [string, Made][] {
  return [...machine.things('device')].filter(([, { args }]) => /^virtio-net-/.test(String(args.driver)));
}
