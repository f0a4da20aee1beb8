import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../catalogs.js';
import { differencesPage } from './differences-page.js';

const page = differencesPage(loadCatalog);

test('docs/reference/differences.md tells of the shipped catalogs (else: node scripts/catalogs.mjs)', () => {
  expect(readFileSync(new URL('../../../docs/reference/differences.md', import.meta.url), 'utf8')).toBe(page);
});

test('no document of a release promises what the program of the same release breaks', () => {
  expect(page).not.toMatch(/unannounced|announced/);
});

test('a document that has more, or less, changes the page', () => {
  const other = structuredClone(loadCatalog('qemu-system-7.2'));
  other.commands.lamp = { arguments: {}, returns: {} };
  other.commands['blockdev-del'] = { arguments: {}, returns: {} };
  const page = differencesPage((id) => (id === 'qemu-system-7.2' ? other : loadCatalog(id)));
  expect(page).toMatch(/\| qemu-system-7\.2 \| .* \| 1 \| .* \| lamp \|/);
  expect(page).toMatch(/\| qemu-system-7\.2 \| .* \| 1 \| unannounced: .* \| node-name \|/);
});
