/** Each oracle sees the defect that it is for, planted in the reference server, and nothing in one that is right. */
import { expect, test } from 'vitest';
import { acceptanceMutants } from '../../harness/mutants/acceptance.js';
import { idMutants } from '../../harness/mutants/ids.js';
import type { Mutant } from '../../harness/mutants/mutant.js';
import { Taps } from '../../harness/mutants/tap.js';
import { campaign } from './campaign.js';

const through = (mutants: readonly Mutant[], name: string) => {
  const { mutation } = mutants.find((mutant) => mutant.name === name) as Mutant;
  return (server: Parameters<Taps['on']>[0]) => new Taps(mutation, '\r\n', () => {}).on(server);
};

test.each([
  ['mute', 'answers nobody any more'],
  ['deaf', 'answers nobody any more'],
] as const)('a server that goes %s hangs, and one request shows it', async (state, title) => {
  const plant = () => (command: string) => command === 'object-add' && state;
  const { findings } = await campaign('sequences', 48, { plant, runs: 4, minimize: true, timeout: 250 });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ kind: 'hang', minimized: true, reproduced: [10, 10] });
  expect(findings[0]?.title).toContain(title);
  expect(findings[0]?.steps.map(({ send }) => send)).toEqual([
    { execute: 'object-add', arguments: expect.anything() },
  ]);
});

test('a request that must be refused and is not is "accepted"', async () => {
  const { findings } = await campaign('arguments', 1024, {
    ...{ through: through(acceptanceMutants, 'faulty arguments accepted'), runs: 1, minimize: true },
  });
  expect(findings.map(({ kind }) => kind)).toEqual(['accepted']);
  expect(findings[0]).toMatchObject({ reproduced: [10, 10], observed: { expected: 'an error' } });
  expect(findings[0]?.steps).toHaveLength(1);
});

test('a rule of the protocol that is broken is a violation', async () => {
  const { findings } = await campaign('sequences', 64, {
    ...{ through: through(idMutants, 'id lost on errors only'), runs: 4, minimize: true, timeout: 250 },
  });
  expect(findings.map(({ kind }) => kind)).toEqual(['violation']);
  expect(findings[0]?.steps).toHaveLength(1);
});

const count = (asked: ReadonlyMap<string, number>) => [...asked.values()].reduce((a, b) => a + b, 0);

test.each([
  ['descriptors', (asked: number) => ({ memory: 2 ** 24, descriptors: 20 + asked })],
  ['memory', (asked: number) => ({ memory: 2 ** 24 + 512 * asked, descriptors: 20 })],
] as const)('%s that are kept of a pair which undoes itself leak', async (what, used) => {
  const usage = (asked: ReadonlyMap<string, number>) => used(asked.get('object-del') ?? 0);
  const { findings } = await campaign('leaks', 3, { usage, runs: 12, minimize: true });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ kind: 'leak', observed: { what }, reproduced: [10, 10] });
  const [first, second] = findings[0]?.steps.map(({ send }) => send) ?? [];
  expect(first).toMatchObject({ execute: 'object-add' });
  expect(second).toMatchObject({ execute: 'object-del' });
});

test.each([
  [
    'holds ever more, whatever is asked',
    (asked: number) => ({ memory: 2 ** 24 + 512 * asked, descriptors: 20 }),
  ],
  [
    'gives back now and then',
    (asked: number) => ({ memory: 2 ** 24 + 512 * (asked % 2500), descriptors: 20 }),
  ],
  [
    'opens a few things once',
    (asked: number) => ({ memory: 2 ** 24, descriptors: 20 + Math.min(asked, 60) }),
  ],
])('a server that %s does not leak', async (_, used) => {
  const usage = (asked: ReadonlyMap<string, number>) => used(count(asked));
  const { findings, sent } = await campaign('leaks', 2, { usage, runs: 6 });
  expect(findings).toEqual([]);
  expect(sent.join('').length).toBeGreaterThan(100_000);
});
