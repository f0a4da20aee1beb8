import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../catalogs.js';
import { BUILD_DEPENDENT, buildCondition } from './build.js';

test('a listed value depends on the build, any other is not known to', () => {
  expect(buildCondition('ChardevBackendKind', 'console')).toBe('CONFIG_WIN32');
  expect(buildCondition('ChardevBackendKind', 'ringbuf')).toBeNull();
  expect(buildCondition('NoSuchType', 'console')).toBeNull();
  expect(buildCondition('constructor', 'name')).toBeNull();
});

test('types are enums that QEMU has, and conditions are settings of a build', () => {
  const written = listCatalogs().filter(
    ({ kind, program }) => kind === 'manpage' && program === 'qemu-system',
  );
  const types = written.map(({ id }) => loadCatalog(id).types);
  for (const [type, values] of Object.entries(BUILD_DEPENDENT)) {
    expect(
      types.some((each) => each[type]?.kind === 'enum'),
      type,
    ).toBe(true);
    for (const condition of Object.values(values)) expect(condition).toMatch(/^(CONFIG|HAVE)_[A-Z0-9_]+$/);
  }
});
