import { expect, test } from 'vitest';
import { compareReleases } from '../compare/release.js';
import { history } from '../editions.js';
import { LOOSE_TYPES, REMOVALS } from './removed.js';

test('deprecated before removed, and nothing twice', () => {
  for (const { deprecated, removed } of [...REMOVALS, ...LOOSE_TYPES]) {
    for (const each of [deprecated, removed]) if (each) expect(each).toMatch(/^\d+\.\d+$/);
    expect(deprecated ?? removed).toBeDefined();
    if (deprecated && removed) expect(compareReleases(deprecated, removed), removed).toBeLessThan(0);
  }
  const parts = REMOVALS.flatMap(({ entities, paths = [''] }) =>
    entities.flatMap((entity) => paths.map((path) => `${entity} ${path}`)),
  );
  expect(new Set(parts).size).toBe(parts.length);
});

test('a removed command or event is in no catalog from that release on, and each name is in an older one', () => {
  const editions = history().filter(({ program }) => program === 'qemu-system');
  const has = (name: string, newer: (age: number) => boolean, removed: string) =>
    editions.some(
      ({ version, iface }) =>
        newer(compareReleases(version, removed) ?? 0) && (name in iface.commands || name in iface.events),
    );
  for (const { entities, paths, removed } of REMOVALS) {
    // The catalogs of before 5.2 do not have everything.
    if (removed === undefined || (compareReleases(removed, '5.2') ?? 0) < 0) continue;
    for (const name of entities.filter((each) => !each.endsWith('*'))) {
      expect(
        has(name, (age) => age < 0, removed),
        `${name} before ${removed}`,
      ).toBe(true);
      if (paths === undefined)
        expect(
          has(name, (age) => age >= 0, removed),
          name,
        ).toBe(false);
    }
  }
});
