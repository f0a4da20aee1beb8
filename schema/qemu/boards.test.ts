import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../catalogs.js';
import { BOARDS, type Board, EMULATORS } from './boards.js';

test('architectures are those of SysEmuTarget', () => {
  const known = listCatalogs().flatMap(({ id }) => {
    const type = loadCatalog(id).types.SysEmuTarget;
    return type?.kind === 'enum' ? (type.values ?? []) : [];
  });
  const named = [
    ...Object.values<Board>(BOARDS).flatMap(({ architectures = [] }) => architectures),
    ...EMULATORS.map((name) => name.replace('qemu-system-', '')),
  ];
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});
