/** What holds for every scenario. */
import { expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { NO_REFERENCES } from '../references.js';
import { PC_BASES } from './bases.js';
import { expand } from './engine/expand.js';
import { FIXTURES, SCENARIOS, scenarioCases } from './index.js';

const cases = scenarioCases(loadCatalog('qemu-system-7.2'), NO_REFERENCES, PC_BASES);

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

test('every fixture can be made, and some scenario or fixture is given it', () => {
  const given = JSON.stringify([...SCENARIOS, ...Object.values(FIXTURES)].map((each) => each.given ?? []));
  for (const name of Object.keys(FIXTURES)) {
    expect(expand([name], FIXTURES)).not.toEqual([]);
    expect(given).toContain(`"${name}"`);
  }
});
