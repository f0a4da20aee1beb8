import { expect, test } from 'vitest';
import type { Case, Needs } from '../../suites/case.js';
import { type WorkItem, workItems } from './schedule.js';

const script = (id: string, needs: Needs) => ({ id, needs, run: async () => {} }) as unknown as Case;
const probe = (id: string) => ({ id, needs: {}, probe: {} }) as unknown as Case;
const idsOf = (item: WorkItem) =>
  item.kind === 'single' ? item.testCase.id : item.probes.map(({ id }) => id).join(' ');

const restores = ['query-jobs'];
const pc = ['-machine', 'pc'];

test('what leaves nothing comes first, then machine by machine what may follow on one target, ending with what may not', () => {
  const cases = [
    script('ends pc', { fresh: true, machine: pc }),
    script('ends', { fresh: true }),
    script('restores pc', { fresh: true, cleansUp: restores, machine: pc }),
    script('modest', {}),
    script('restores', { fresh: 'where possible', cleansUp: restores }),
    script('ends pc, too', { fresh: true, machine: pc }),
  ];
  expect(workItems(cases, 0).map(idsOf)).toEqual([
    'modest',
    'restores pc',
    'ends pc',
    'ends pc, too',
    'restores',
    'ends',
  ]);
});

test('probes come in batches, the last first; each once', () => {
  const probes = Array.from({ length: 1_200 }, (_, i) => probe(String(i)));
  const items = workItems([...probes, script('modest', {})], 0);
  expect(items[0]).toMatchObject({ kind: 'single' });
  const sizes = items.slice(1).map((item) => (item.kind === 'batch' ? item.probes.length : 0));
  expect(sizes).toEqual([176, 512, 512]);
  expect(idsOf(items[1] as WorkItem)).toMatch(/^1024 /);
  const all = items.slice(1).flatMap((item) => idsOf(item).split(' '));
  expect(new Set(all).size).toBe(1_200);
});

test('a seed gives another order of the same items, always the same', () => {
  const cases = Array.from({ length: 20 }, (_, i) => script(String(i), {}));
  const plain = workItems(cases, 0).map(idsOf);
  const shuffled = workItems(cases, 7).map(idsOf);
  expect(shuffled).not.toEqual(plain);
  expect(shuffled.toSorted()).toEqual(plain.toSorted());
  expect(workItems(cases, 7).map(idsOf)).toEqual(shuffled);
});
