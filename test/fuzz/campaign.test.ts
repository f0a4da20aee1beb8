/** Campaigns against reference servers: what is sent depends on the seed alone, and what is planted is found and made small. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FindingStep } from '../../harness/finding.js';
import { minimize } from '../../harness/fuzz/minimize/minimize.js';
import { readFinding } from '../../harness/fuzz/store/finding-file.js';
import type { JsonObject } from '../../schema/json.js';
import { campaign } from './campaign.js';
import { type Plant, planted } from './planted.js';

const harmless = () => () => false;

test.each([
  ['sequences', 64],
  ['arguments', 1024],
  ['wire', 30],
])(
  '%s: a seed gives the same bytes, however many runs are under way; another gives others',
  async (name, length) => {
    const once = await campaign(name, length, {});
    expect(once.sent.join('').length).toBeGreaterThan(10_000);
    const again = await campaign(name, length, { jobs: 4 });
    expect(again.sent.toSorted()).toEqual(once.sent.toSorted());
    const other = await campaign(name, length, { seed: 2, runs: 2 });
    expect(other.sent[0]).not.toBe(once.sent[0]);
    // The reference server keeps all rules, so whatever is found of it is a false alarm.
    expect(once.summary).toMatchObject({ findings: 0, seen: {} });
  },
);

test('a crash is found, stored and reduced to the one request that it takes', async () => {
  const plant = () => (command: string, args: JsonObject) =>
    command === 'chardev-add' && (args.backend as JsonObject).type === 'ringbuf';
  const { directory } = await campaign('sequences', 320, { plant, runs: 8, minimize: true });
  const files = readdirSync(directory);
  expect(files).toEqual([expect.stringMatching(/^crash-[0-9a-f]{12}\.json$/)]);
  const finding = readFinding(readFileSync(join(directory, files[0] as string), 'utf8'));
  expect(finding).toMatchObject({ kind: 'crash', minimized: true, reproduced: [10, 10], seed: 1 });
  expect(finding.signature).toBe("SIGABRT: reference: planted.c: f: Assertion `planted' failed.");
  expect(finding.steps).toEqual([
    {
      session: 0,
      send: {
        execute: 'chardev-add',
        arguments: { id: expect.any(String), backend: { type: 'ringbuf', data: {} } },
      },
    },
  ]);
});

/** Dies of a bitmap of one granularity that is disabled and removed while its node is there. */
function bitmapPlant(): Plant {
  const state = new Map<string, string>();
  const key = ({ node, name }: JsonObject) => `${node} ${name}`;
  return (command, args) => {
    if (command === 'blockdev-add') state.set(String(args['node-name']), 'node');
    if (command === 'block-dirty-bitmap-add' && state.has(String(args.node)) && args.granularity === 65536)
      state.set(key(args), 'added');
    if (command === 'block-dirty-bitmap-disable' && state.has(key(args))) state.set(key(args), 'disabled');
    return command === 'block-dirty-bitmap-remove' && state.get(key(args)) === 'disabled';
  };
}

test('of many requests on two sessions, the four that belong together are left, with the one argument that matters', async () => {
  const step = (execute: string, args: JsonObject, session = 0): FindingStep => ({
    session,
    send: { execute, arguments: args },
  });
  const bitmap = { node: 'node1', name: 'bitmap1' };
  const noise = (n: number) => [
    step('query-jobs', {}),
    step('blockdev-add', { driver: 'null-co', 'node-name': `node${n}`, size: 4096 }, n % 2),
    step('object-add', { 'qom-type': 'iothread', id: `object${n}` }),
    step('block-dirty-bitmap-add', { node: `node${n}`, name: 'bitmap0', granularity: 4096 }),
    step('block-dirty-bitmap-remove', { node: `node${n}`, name: 'bitmap0' }, 1),
  ];
  const steps = [
    ...noise(2),
    step('blockdev-add', { driver: 'null-co', 'node-name': 'node1', size: 1048576, 'read-only': true }, 1),
    ...noise(3),
    step('block-dirty-bitmap-add', { ...bitmap, granularity: 65536, persistent: false, disabled: false }),
    ...noise(4),
    step('block-dirty-bitmap-disable', bitmap, 1),
    ...noise(5),
    step('block-dirty-bitmap-remove', bitmap),
  ].map((s, i) => (i % 3 === 0 ? s : { ...s, together: true as const }));
  const { setting, remove } = await planted(bitmapPlant);
  const found = {
    kind: 'crash' as const,
    signature: "SIGABRT: reference: planted.c: f: Assertion `planted' failed.",
    title: '',
    observed: {},
    cites: [],
    stderr: '',
  };
  const essence = await minimize(setting, found, steps, {
    tries: 1000,
    budget: 30_000,
    attempts: 2,
    stop: () => false,
  });
  remove();
  expect(essence?.reproduced).toEqual([2, 2]);
  expect(essence?.steps).toEqual([
    step('blockdev-add', { driver: 'null-co', 'node-name': 'node1' }),
    step('block-dirty-bitmap-add', { ...bitmap, granularity: 65536 }),
    step('block-dirty-bitmap-disable', bitmap),
    step('block-dirty-bitmap-remove', bitmap),
  ]);
});

test('what comes for certain only where requests are sent at once is kept that way', async () => {
  let turn = 0;
  const plant = (): Plant => {
    let made: 'alone' | 'at once' | null = null;
    return (command, _, behind) => {
      if (command === 'blockdev-add') made = behind > 0 ? 'at once' : 'alone';
      return command === 'query-jobs' && made !== null && (made === 'at once' || turn++ % 2 === 0);
    };
  };
  const { setting, remove } = await planted(plant);
  const steps: FindingStep[] = [
    {
      session: 0,
      send: { execute: 'blockdev-add', arguments: { driver: 'null-co', 'node-name': 'node0' } },
    },
    { session: 0, send: { execute: 'query-jobs' }, together: true },
  ];
  const signature = "SIGABRT: reference: planted.c: f: Assertion `planted' failed.";
  const found = { kind: 'crash' as const, signature, title: '', observed: {}, cites: [], stderr: '' };
  const effort = { tries: 100, budget: 10_000, attempts: 10, stop: () => false };
  const essence = await minimize(setting, found, steps, effort);
  expect(essence).toMatchObject({ steps, reproduced: [10, 10] });
  // Where it is certain either way, one after the other is plainer.
  const certain = await planted(() => (command) => command === 'query-jobs');
  const plain = await minimize(certain.setting, found, steps, effort);
  expect(plain).toMatchObject({
    steps: [{ session: 0, send: { execute: 'query-jobs' } }],
    reproduced: [10, 10],
  });
  remove();
  certain.remove();
});

test('what does not happen again is no essence', async () => {
  const { setting, remove } = await planted(harmless);
  const found = {
    kind: 'crash' as const,
    signature: 'SIGSEGV in quit',
    title: '',
    observed: {},
    cites: [],
    stderr: '',
  };
  const steps: FindingStep[] = [{ session: 0, send: { execute: 'query-version' } }];
  expect(
    await minimize(setting, found, steps, { tries: 100, budget: 5_000, attempts: 1, stop: () => false }),
  ).toBeNull();
  remove();
});

test('a finding that there was no time to make small stays as it was found, and that is said', async () => {
  const over = new AbortController();
  const plant = () => (command: string) => {
    if (command !== 'object-add') return false;
    over.abort();
    return true;
  };
  const { findings, events } = await campaign('sequences', 48, {
    plant,
    minimize: true,
    signal: over.signal,
  });
  expect(findings).toMatchObject([{ kind: 'crash', minimized: false, reproduced: [0, 0] }]);
  expect(events).toContainEqual({
    type: 'note',
    message: '1 finding is not minimized yet; continue with --resume, or run `qmpspec minimize`',
  });
});
