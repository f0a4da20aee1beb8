/** What holds for every scenario. */
import { expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { scenarioCases } from './index.js';

const cases = scenarioCases(loadCatalog('qemu-system-7.2'));

test('ids are unique, and say what is exercised', () => {
  const ids = cases.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  const form =
    /^(command\/[^/]+\/(success(\/[\w-]+)?|failure\/[\w-]+|refused-without-effect)|event\/[A-Z0-9_]+\/stimulus(\/[\w-]+)?)$/;
  expect(ids.filter((id) => !form.test(id))).toEqual([]);
});

test('each cites its command or event', () => {
  for (const { id, cites } of cases) expect(cites.map((c) => c.entity)).toContain(id.split('/')[1]);
});
