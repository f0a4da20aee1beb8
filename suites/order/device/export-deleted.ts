import { isObject } from '../../../schema/json.js';
import { cite } from '../cite.js';
import { allKnowing, type OrderRule, PROXY } from '../rule.js';

const LIST = 'query-block-exports';

export const exportDeleted: OrderRule = {
  name: 'export/deleted-once',
  title: 'BLOCK_EXPORT_DELETED comes once, for an export that there was',
  level: 'SHOULD',
  cites: [
    cite('BLOCK_EXPORT_DELETED', 407, 'the export is gone and its id free'),
    cite('query-block-exports', 440, 'lists the exports'),
  ],
  events: ['BLOCK_EXPORT_DELETED'],
  commands: ['block-export-add', 'nbd-server-add', LIST, PROXY],
  judge: allKnowing(() => {
    const added = new Set<string>();
    /** What each session was told last: exports that there are, and those that are gone. */
    const listed = new Map<number, Set<string>>();
    const gone = new Map<number, Set<string>>();
    return ({ kind, name, value, session: { index }, request }) => {
      // Until the reply, what is deleted may be the export of before.
      if (kind !== 'event' && name !== LIST) {
        const asked = request?.value ?? value;
        const id = String(asked.id ?? asked.name ?? asked.device);
        added.add(id);
        for (const ids of gone.values()) ids.delete(id);
      }
      if (kind === 'return' && name === LIST && Array.isArray(value.return))
        listed.set(index, new Set(value.return.filter(isObject).map((each) => String(each.id))));
      if (kind !== 'event') return undefined;
      const id = String(value.id);
      const before = gone.get(index) ?? new Set();
      gone.set(index, before);
      const twice = before.has(id);
      before.add(id);
      // Exports of the command line are known only from a list.
      if (!twice && (added.has(id) || listed.get(index)?.has(id) !== false)) return null;
      return {
        message: twice ? `export ${id} was deleted twice` : `export ${id} was deleted, and there was none`,
        expected: twice ? 'one BLOCK_EXPORT_DELETED' : 'an export that was listed or added',
        actual: value,
      };
    };
  }),
};
