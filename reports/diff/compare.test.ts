import { expect, test } from 'vitest';
import type { RunRecord } from '../../harness/results.js';
import type { JsonValue } from '../../schema/json.js';
import { packSchema } from '../../schema/packed.js';
import { keptRun } from '../../test/reports/kept.js';
import type { KeptRun } from '../stored/kept.js';
import { compareRuns } from './compare.js';

const command = (name: string): JsonValue => ({
  ...{ name, 'meta-type': 'command', 'arg-type': 'q_empty', 'ret-type': 'q_empty' },
});
const EMPTY = { name: 'q_empty', 'meta-type': 'object', members: [] };

function stored(version: string, schema: JsonValue[] | null, kind = 'my-vmm'): KeptRun {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const target: RunRecord['target'] = {
    ...{ kind, command: [], version: { qemu: { major, minor, micro: 0 }, package: '' } },
  };
  const docs: RunRecord['docs'] = [
    { id: `introspection of ${version}`, digest: '', version, release: 'own', from: 'target' },
  ];
  const packed = schema === null ? null : packSchema(schema);
  return {
    ...keptRun([], { target, docs }),
    interface: packed === null ? null : { type: 'interface', schema: packed },
  };
}

const told = (a: KeptRun, b: KeptRun) =>
  compareRuns(a, b).entities?.map(({ verdict, message }) => `${verdict}: ${message}`) ?? null;

test('targets that no catalog is of are compared by what they said of themselves', () => {
  const older = stored('97.1', [command('stop'), command('dance'), EMPTY]);
  const newer = stored('97.2', [command('stop'), command('sing'), EMPTY]);
  expect(told(older, newer)).toEqual([
    'unannounced: command dance is gone',
    'compatible: command sing is new',
  ]);
  expect(compareRuns(older, newer).broken).toBe(1);
  expect(told(older, older)).toEqual([]);
});

test('what a target said goes before the catalog of its version', () => {
  const kind = 'qemu-system-x86_64';
  expect(told(stored('7.2', [command('dance'), EMPTY], kind), stored('7.2', [EMPTY], kind))).toEqual([
    'unannounced: command dance is gone',
  ]);
});

test('older results go by the catalogs of their versions, where there are any', () => {
  const kind = 'qemu-storage-daemon';
  expect(told(stored('7.2', null, kind), stored('10.0', null, kind))).toContain(
    'compatible: command blockdev-set-active is new',
  );
  expect(told(stored('97.1', null, kind), stored('10.0', null, kind))).toBeNull();
});

test('an interface that is larger than any that is tested is not compared', () => {
  const values = Array.from({ length: 30_000 }, (_, i) => ({ name: `v${i}` }));
  const huge = [{ name: 'T', 'meta-type': 'enum', members: values, values: values.map(({ name }) => name) }];
  expect(told(stored('97.1', huge), stored('97.2', huge))).toBeNull();
});
