import { type OrderRule, perSession } from '../rule.js';

export const pass: OrderRule = {
  name: 'migration/pass',
  title: 'the passes of a migration are counted upwards',
  says: [['MIGRATION_PASS', '632fd6deb6']],
  events: ['MIGRATION_PASS'],
  judge: perSession(() => {
    let before: number | null = null;
    return ({ kind, value }) => {
      const now = value.pass;
      if (kind !== 'event' || typeof now !== 'number') return undefined;
      const last = before;
      before = now;
      // The next migration starts at one.
      if (last === null) return undefined;
      if (now > last || now === 1) return null;
      return { message: `pass ${now} after pass ${last}`, expected: `more than ${last}, or 1`, actual: now };
    };
  }),
};
