import { isObject } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import { allKnowing, type OrderRule, PROXY } from '../rule.js';

const LIST = 'query-block-exports';

/** Exports of one id. Sessions are told of them at different times, thus they are counted. */
interface Exports {
  /** One may have been there from the start: the command line makes them, too. */
  first: 0 | 1;
  /** Asked for, and not refused so far. */
  added: number;
  /** Session → how many it was told the end of. */
  deleted: Map<number, number>;
}

export const exportDeleted: OrderRule = {
  name: 'export/deleted-once',
  title: 'BLOCK_EXPORT_DELETED comes once, for an export that there was',
  says: [
    ['BLOCK_EXPORT_DELETED', '7ffc122d41'],
    ['query-block-exports', '79e65fcc51', 'b4ba29c925'],
  ],
  detail: true,
  events: ['BLOCK_EXPORT_DELETED'],
  commands: ['block-export-add', 'nbd-server-add', LIST, PROXY],
  judge: allKnowing(() => {
    const ids = new Map<string, Exports>();
    const of = (id: string) => {
      const exports = ids.get(id) ?? { first: 1, added: 0, deleted: new Map() };
      ids.set(id, exports);
      return exports;
    };
    /** Sessions that were told which exports there are. */
    const listed = new Set<number>();
    return ({ kind, name, value, session: { index }, request }) => {
      if (kind === 'return' && name === LIST && Array.isArray(value.return)) {
        for (const one of value.return.filter(isObject)) of(wireText(one.id));
        listed.add(index);
      } else if (kind !== 'event' && name !== LIST) {
        const asked = request?.value ?? value;
        const exports = of(wireText(asked.id ?? asked.name ?? asked.device));
        if (kind === 'sent') exports.added++;
        if (kind === 'error') exports.added--;
        // An id that could be taken was free.
        if (kind === 'return' && exports.deleted.size === 0) exports.first = 0;
      }
      // An event that lacks its id is judged by its type.
      if (kind !== 'event' || typeof value.id !== 'string') return undefined;
      const id = value.id;
      const none = listed.has(index) && !ids.has(id);
      const exports = of(id);
      const times = (exports.deleted.get(index) ?? 0) + 1;
      exports.deleted.set(index, times);
      const had = none ? 0 : exports.first + exports.added;
      if (times <= had) return null;
      return {
        message:
          had === 0
            ? `export ${id} was deleted, and there was none`
            : `export ${id} was deleted ${times} times, of at most ${had}`,
        expected:
          had === 0 ? 'an export that was listed or added' : 'one BLOCK_EXPORT_DELETED for each export',
        actual: value,
      };
    };
  }),
};
