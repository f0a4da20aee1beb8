import { cite } from '../cite.js';
import { allKnowing, type OrderRule, PROXY } from '../rule.js';

export const deleted: OrderRule = {
  name: 'device/deleted-once',
  title: 'DEVICE_DELETED comes once for a device, until one of the same id is added again',
  level: 'SHOULD',
  cites: [cite('DEVICE_DELETED', 137, 'the device is gone and its id free')],
  events: ['DEVICE_DELETED'],
  commands: ['device_add', PROXY],
  judge: allKnowing(() => {
    /** Id → sessions that were told. */
    const gone = new Map<string, Set<number>>();
    return ({ kind, value, session }) => {
      if (kind === 'sent') gone.delete(String(value.id));
      if (kind !== 'event' || value.device === undefined) return undefined;
      const id = String(value.device);
      const told = gone.get(id) ?? new Set();
      gone.set(id, told);
      if (!told.has(session.index)) {
        told.add(session.index);
        return null;
      }
      return { message: `device ${id} was deleted twice`, expected: 'one DEVICE_DELETED', actual: value };
    };
  }),
};
