import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCatalog } from './catalog-file.js';
import { listCatalogs, loadCatalog, nearestCatalog } from './catalogs.js';

test('every catalog in the manifest can be loaded and is what the manifest says', () => {
  const entries = listCatalogs();
  expect(entries.length).toBeGreaterThanOrEqual(11);
  for (const { counts, file, program, ...document } of entries) {
    const iface = loadCatalog(document.id);
    expect(iface.document).toEqual(document);
    expect(Object.keys(iface.commands)).toHaveLength(counts.commands);
    expect(Object.keys(iface.events)).toHaveLength(counts.events);
    expect(iface.statements).toHaveLength(counts.statements);
    const { enums, objects, alternates } = counts;
    expect(Object.keys(iface.types)).toHaveLength(enums + objects + alternates);
    expect(file).toBe(`${document.id}.json`);
    expect([undefined, 'qemu-system', 'qemu-storage-daemon', 'qemu-ga']).toContain(program);
  }
});

test('every catalog is one that would be read if it came from elsewhere', () => {
  for (const { id, file } of listCatalogs()) {
    const text = readFileSync(new URL(`catalog/${file}`, import.meta.url), 'utf8');
    expect(readCatalog(text)).toEqual(loadCatalog(id));
  }
});

test.each([
  ['qemu-10.0', undefined, 'man-qemu-qmp-ref-10.0'],
  ['qemu-11.1', undefined, 'man-qemu-qmp-ref-11.1'],
  ['qemu-storage-daemon-11.1', ['introspection'] as const, 'introspection-qemu-storage-daemon-11.1'],
  ['qemu-ga-11.1', undefined, 'man-qemu-ga-ref-11.1'],
  ['qemu-7.2', undefined, 'qemu-system-7.2'],
  ['qemu-10.0', ['introspection'] as const, 'introspection-qemu-system-10.0'],
  ['qemu-storage-daemon-5.2', undefined, 'introspection-qemu-storage-daemon-5.2'],
  ['qemu-ga-5.2', ['introspection'] as const, 'man-qemu-ga-ref-5.2'],
  ['qemu-ga-7.2', ['introspection'] as const, 'qemu-ga-7.2'],
])('%s of kinds %j is %s', (short, kinds, id) => {
  expect(loadCatalog(short, kinds).document.id).toBe(id);
});

test('an unknown id is refused, with those that there are', () => {
  expect(() => loadCatalog('nonsense')).toThrow(
    /"nonsense": there are qemu-system-7\.2, .*or short: qemu-7\.2, .*qemu-ga-10\.0/,
  );
});

test.each([
  ['qemu-9.0', 'qemu-system 9.0', 'qemu-7.2', 'qemu-qmp-ref(7)'],
  ['qemu-10.2.1', 'qemu-system 10.2.1', 'qemu-10.0', 'qemu-qmp-ref(7)'],
  ['qemu-system-12.0', 'qemu-system 12.0', 'qemu-11.1', 'qemu-qmp-ref(7)'],
  [
    'qemu-storage-daemon-4.0',
    'qemu-storage-daemon 4.0',
    'qemu-storage-daemon-5.2',
    'qemu-storage-daemon-qmp-ref(7)',
  ],
])(
  'for %s, which is not shipped, the nearest is named, and what does as well',
  (id, what, nearest, manual) => {
    expect(() => loadCatalog(id)).toThrow(
      `no document of ${what} is shipped: the nearest is ${nearest}, and the file of the manual of ${what.split(' ')[1]}, ${manual}, or a dump of query-qmp-schema does as well`,
    );
  },
);

test('an agent has no dump', () => {
  expect(() => loadCatalog('qemu-ga-9.0')).toThrow(
    /qemu-ga-7\.2, and the file of the manual of 9\.0, qemu-ga-ref\(7\), does as well$/,
  );
});

describe('the nearest catalog', () => {
  test.each([
    ['qemu-system-x86_64', '7.2.22', 'qemu-system-7.2'],
    ['qemu-system-aarch64', '7.2.0', 'qemu-system-7.2'],
    ['qemu-system', '7.2.1', 'qemu-system-7.2'],
    ['qemu-storage-daemon', '7.2.22', 'qemu-storage-daemon-7.2'],
    ['qemu-ga', '7.2.22', 'qemu-ga-7.2'],
  ])('of %s %s is of the same version, and written rather than told', (program, version, id) => {
    expect(nearestCatalog(program, version)?.id).toBe(id);
  });

  test('is the next older one', () => {
    expect(nearestCatalog('qemu-system-x86_64', '9.1.0')?.version).toMatch(/^7\.2/);
    expect(nearestCatalog('qemu-system-x86_64', '7.1.0')?.version).toMatch(/^5\.2/);
  });

  test('else the next newer one', () => {
    expect(nearestCatalog('qemu-system-x86_64', '2.0.0')?.version).toBe('2.4');
  });

  test('is the newest where the version is not known', () => {
    expect(nearestCatalog('qemu-system-x86_64', null)?.version).toMatch(/^11\.1/);
  });

  test('does not exist for another program', () => {
    expect(nearestCatalog('libvirtd', '7.2.0')).toBeNull();
  });
});
