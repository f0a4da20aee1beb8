import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../catalogs.js';
import type { DefinedType } from '../model.js';
import { BUILD_DEPENDENT, buildCondition } from './build.js';

test('a listed value depends on the build, any other is not known to', () => {
  expect(buildCondition('ChardevBackendKind', 'console')).toBe('CONFIG_WIN32');
  expect(buildCondition('ChardevBackendKind', 'ringbuf')).toBeNull();
  expect(buildCondition('NoSuchType', 'console')).toBeNull();
  expect(buildCondition('constructor', 'name')).toBeNull();
});

test('types are enums and objects that QEMU has, and conditions are settings of a build', () => {
  const written = listCatalogs().filter(
    ({ kind, program }) => kind === 'manpage' && program !== 'qemu-storage-daemon',
  );
  const types = written.map(({ id }) => loadCatalog(id).types);
  for (const [type, values] of Object.entries(BUILD_DEPENDENT)) {
    for (const [name, condition] of Object.entries(values)) {
      expect(
        types.some((each) => has(each[type], name)),
        `${type} ${name}`,
      ).toBe(true);
      expect(condition).toMatch(/^!?(CONFIG|HAVE)_[A-Z0-9_]+$/);
    }
  }
});

function has(type: DefinedType | undefined, name: string): boolean {
  if (type?.kind === 'enum') return type.values?.includes(name) === true;
  return type?.kind === 'object' && Object.hasOwn(type.members, name);
}
