import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../../catalogs.js';
import { statementCounts } from '../../counts.js';
import { statementsPage } from './statements-page.js';

const catalogs = listCatalogs().map(({ id }) => loadCatalog(id));

test('docs/reference/statements.md has the counts of the shipped catalogs (else: node scripts/catalogs.mjs)', () => {
  const page = readFileSync(new URL('../../../docs/reference/statements.md', import.meta.url), 'utf8');
  expect(page).toBe(statementsPage(catalogs));
});

test('a catalog that states something else changes the page', () => {
  const [first, ...rest] = catalogs;
  if (first === undefined) throw new Error('there are no catalogs');
  const less = { ...first, statements: first.statements.slice(1) };
  expect(statementsPage([less, ...rest])).not.toBe(statementsPage(catalogs));
});

test.each(['qmp-reference-2.4', 'qemu-storage-daemon-qmp-ref-7.2'])('%s states at least 60 errors', (id) => {
  expect(statementCounts(loadCatalog(id)).get('error')).toBeGreaterThanOrEqual(60);
});
