import { wireText } from '../../../schema/json-text.js';
import { type OrderRule, perSession } from '../rule.js';

export const tray: OrderRule = {
  name: 'device/tray',
  title: 'a tray that moves was in the other position before',
  says: [
    ['DEVICE_TRAY_MOVED', '9cfb83cdc5'],
    ['DEVICE_TRAY_MOVED', 'bfbdcb749f'],
  ],
  detail: true,
  events: ['DEVICE_TRAY_MOVED', 'RESET', 'RESUME', 'DEVICE_DELETED'],
  judge: perSession(() => {
    const open = new Map<string, boolean>();
    return ({ kind, name, value }) => {
      if (kind !== 'event') return undefined;
      // A reset closes trays silently, a machine that was loaded may have other ones.
      if (name !== 'DEVICE_TRAY_MOVED') open.clear();
      const now = value['tray-open'];
      if (typeof now !== 'boolean') return undefined;
      const drive = wireText(value.id || value.device);
      const before = open.get(drive);
      open.set(drive, now);
      if (before === undefined) return undefined;
      if (before !== now) return null;
      return {
        message: `the tray of ${drive} was ${now ? 'opened' : 'closed'} twice`,
        expected: { 'tray-open': !now },
        actual: value,
      };
    };
  }),
};
