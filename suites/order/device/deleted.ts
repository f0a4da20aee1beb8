import { allKnowing, type OrderRule, PROXY } from '../rule.js';

/** Devices of one id. The id is free a while before the event says so, thus several may be on their way out. */
interface Devices {
  /** One may have been there from the start. */
  first: 0 | 1;
  added: number;
  /** Somebody asked for one to be removed. */
  asked: boolean;
  /** Session → how many it was told the end of. */
  deleted: Map<number, number>;
}

export const deleted: OrderRule = {
  name: 'device/deleted-once',
  title: 'DEVICE_DELETED comes once for a device',
  says: [['DEVICE_DELETED', '12bcb1dd3b']],
  detail: true,
  events: ['DEVICE_DELETED'],
  commands: ['device_add', 'device_del', PROXY],
  judge: allKnowing(() => {
    const ids = new Map<string, Devices>();
    return ({ kind, name, value, session: { index }, request }) => {
      const id = kind === 'event' ? value.device : (request?.value ?? value).id;
      if (typeof id !== 'string') return undefined;
      const devices = ids.get(id) ?? { first: 1, added: 0, asked: false, deleted: new Map() };
      ids.set(id, devices);
      if (kind === 'sent' && name === 'device_del') devices.asked = true;
      if (kind === 'sent' && name === 'device_add') devices.added++;
      // An id that could be taken was free.
      if (kind === 'return' && name === 'device_add' && !devices.asked && devices.deleted.size === 0)
        devices.first = 0;
      if (kind !== 'event') return undefined;
      const times = (devices.deleted.get(index) ?? 0) + 1;
      devices.deleted.set(index, times);
      const had = devices.first + devices.added;
      if (times <= had) return null;
      return {
        message: `DEVICE_DELETED of ${id} came ${times} times, for at most ${had} devices`,
        expected: 'one DEVICE_DELETED for each device',
        actual: value,
      };
    };
  }),
};
