/** What holds for every scenario. */
import { expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { NO_REFERENCES } from '../references.js';
import { scenarioCases } from './index.js';

const cases = scenarioCases(loadCatalog('qemu-system-7.2'), NO_REFERENCES);

test('ids are unique, and say what is exercised', () => {
  const ids = cases.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  const form =
    /^(command\/[^/]+\/(success(\/[\w-]+)?|failure\/[\w-]+|refused-without-effect)|event\/[A-Z0-9_]+\/stimulus(\/[\w-]+)?)$/;
  expect(ids.filter((id) => !form.test(id))).toEqual([]);
});

test('what no document says is a convention, and cites nothing', () => {
  for (const { basis, level, cites, id } of cases.filter(
    ({ id: each }) => !each.endsWith('refused-without-effect'),
  ))
    expect({ id, basis, level, cites }).toEqual({ id, basis: 'convention', level: 'MAY', cites: [] });
});
