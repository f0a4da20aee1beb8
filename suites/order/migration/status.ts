import { ownEntry } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import { MIGRATION_TRANSITIONS } from '../../../schema/qemu/migration-automaton.js';
import { type OrderRule, perSession } from '../rule.js';

export const migrationStatus: OrderRule = {
  name: 'migration/status',
  title: 'a migration goes through its states in their order',
  events: ['MIGRATION'],
  judge: perSession(() => {
    let before: string | null = null;
    return ({ kind, value }) => {
      if (kind !== 'event') return undefined;
      const now = wireText(value.status);
      const allowed = before === null ? undefined : ownEntry(MIGRATION_TRANSITIONS, before);
      const from = before;
      before = now;
      // The first one seen, or a state that only newer servers know.
      if (allowed === undefined || !Object.hasOwn(MIGRATION_TRANSITIONS, now)) return undefined;
      if (allowed.includes(now)) return null;
      return {
        message: `a migration went from ${from} to ${now}`,
        expected: { 'next status': [...allowed] },
        actual: now,
      };
    };
  }),
};
