/** Each oracle sees the defect that it is for, planted in the reference server, and nothing in one that is right. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FindingStep } from '../../harness/finding.js';
import { play } from '../../harness/fuzz/play/replay.js';
import { acceptanceMutants } from '../../harness/mutants/acceptance.js';
import { idMutants } from '../../harness/mutants/ids.js';
import { Taps } from '../../harness/mutants/interceptor.js';
import type { Mutant } from '../../harness/mutants/mutant.js';
import type { Usage } from '../../suites/case.js';
import { campaign } from './campaign.js';
import { planted } from './planted.js';

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
  expect(findings.map(({ kind }) => kind)).toContain('hang');
  const hang = findings.find(({ signature }) => signature === 'hang in object-add');
  expect(hang).toMatchObject({ minimized: true, reproduced: [10, 10] });
  expect(hang?.title).toContain(title);
  expect(hang?.steps.map(({ send }) => send)).toEqual([
    { execute: 'object-add', arguments: expect.anything() },
  ]);
});

test.each([true, false])(
  'a hang that does not come again is no finding (made small: %s)',
  async (minimize) => {
    let times = 0;
    const plant = () => (command: string) => command === 'object-add' && times++ === 0 && 'mute';
    const { findings, summary, events, directory } = await campaign('sequences', 48, {
      ...{ plant, runs: 4, minimize, timeout: 250 },
    });
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ findings: 0, seen: {}, lost: { 'hang in object-add': 1 } });
    expect(events).toContainEqual({
      type: 'note',
      message: expect.stringMatching(/^not seen again, .*object-add/),
    });
    expect(readdirSync(directory)).toEqual([]);
  },
);

test('one that was not looked into any more is kept as a suspicion, and is taken up again', async () => {
  const interrupted = new AbortController();
  let hung = 0;
  const plant = () => (command: string) => {
    if (command !== 'object-add') return false;
    hung++;
    interrupted.abort();
    return 'mute';
  };
  const how = { plant, runs: 4, minimize: true, timeout: 250 };
  const first = await campaign('sequences', 48, { ...how, signal: interrupted.signal });
  expect(hung).toBeGreaterThan(0);
  expect(first.summary).toMatchObject({ findings: 0 });
  expect(readdirSync(first.directory)).toEqual(['unconfirmed']);
  const second = await campaign('sequences', 48, { ...how, runs: 0, directory: first.directory });
  expect(second.findings).toMatchObject([{ kind: 'hang', minimized: true, reproduced: [10, 10] }]);
  expect(readdirSync(first.directory)).toEqual([expect.stringMatching(/^hang-/)]);
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

const descriptors = (asked: number) => ({ memory: 2 ** 24, descriptors: 20 + asked });
const memory = (asked: number) => ({ memory: 2 ** 24 + 512 * asked, descriptors: 20 });
const count = (asked: ReadonlyMap<string, number>) => [...asked.values()].reduce((a, b) => a + b, 0);

const make: FindingStep = {
  ...{ session: 0, send: { execute: 'object-add', arguments: { 'qom-type': 'iothread', id: 'object0' } } },
};
const end: FindingStep = { session: 0, send: { execute: 'object-del', arguments: { id: 'object0' } } };
const refused: FindingStep = { session: 0, send: { execute: 'object-del', arguments: { id: 'object1' } } };

async function kept(steps: FindingStep[], usage: (asked: ReadonlyMap<string, number>) => Usage) {
  const { setting, remove } = await planted(() => () => false, { usage });
  const { observation } = await play(setting, steps, { leak: true });
  remove();
  return observation;
}

test.each([
  ['descriptors', [make, end], descriptors, 'leak of descriptors: object-add, object-del'],
  ['descriptors', [refused], descriptors, 'leak of descriptors: object-del'],
  ['memory', [refused], memory, 'leak of memory: object-del'],
] as const)('%s that are kept of what leaves nothing behind leak', async (what, steps, used, signature) => {
  const observation = await kept([...steps], (asked) => used(asked.get('object-del') ?? 0));
  expect(observation).toMatchObject({ kind: 'leak', signature, observed: { what } });
});

test.each([
  ['grows by itself, whatever is asked', [refused], (asked: number) => memory(asked)],
  ['gives back now and then', [refused], (asked: number) => memory(asked % 900)],
  ['opens a few things once', [refused], (asked: number) => descriptors(Math.min(asked, 60))],
] as const)('a server that %s does not leak', async (_, steps, used) => {
  expect(await kept([...steps], (asked) => used(count(asked)))).toBeNull();
});

test('a campaign comes upon a leak, and one round of it is what is left', async () => {
  const usage = (asked: ReadonlyMap<string, number>) => descriptors(count(asked));
  const { findings } = await campaign('leaks', 1, { usage, runs: 3 });
  expect(findings.map(({ kind }) => kind)).toContain('leak');
  expect(findings.every(({ steps }) => steps.length <= 2)).toBe(true);
});
