/** The runner of the hostile behaviours notices each bound that does not hold. */
import { expect, test } from 'vitest';
import type { Behaviour } from './behaviour.js';
import { COLLECTION } from './collection.js';
import { complaints } from './judge.js';
import { measure } from './measure.js';

const FAKE = [process.execPath, new URL('fake-cli.mjs', import.meta.url).pathname];

async function complaintsOf(fault: string, more: Partial<Behaviour> = {}): Promise<string[]> {
  const behaviour: Behaviour = {
    ...{
      name: fault,
      args: [fault, '{mark}'],
      files: { victim: '' },
      status: 0,
      says: /the cause/,
      seconds: 20,
    },
    ...more,
  };
  return complaints(behaviour, await measure(behaviour, FAKE));
}

test('one that keeps to all of them has no complaint', async () => {
  expect(await complaintsOf('none')).toEqual([]);
});

test.each<[string, RegExp, Partial<Behaviour>?]>([
  ['memory', /^\d+ MB of memory, more than 400$/],
  ['time', /^it took more than 0.5 s$/, { seconds: 0.5 }],
  ['status', /^exit status 7, not 0$/],
  ['crash', /^the output has an unexpected error: /, { status: 1 }],
  ['signal', /^exit status null, not 0$/],
  ['control', /^the output has a raw control: "the cause\\na\\u001b/],
  ['order', /^the output has an order to a CI: /],
  ['broken', /^the output is not UTF-8$/],
  ['process', /^a process stays: sh -c sleep 30; : hostile-/],
  ['scratch', /^files stay in the scratch directory: left$/],
  ['file', /^files were changed: victim$/],
  ['none', /^it does not say \/the effect\/$/, { says: /the effect/ }],
  ['none', /^the output has forbidden words: /, { never: /cause/ }],
  [
    'none',
    /^it ended before the signal$/,
    { interrupt: { signal: 'SIGINT', afterSeconds: 1, withinSeconds: 1 } },
  ],
])('%s', async (fault, complaint, more) => {
  expect(await complaintsOf(fault, more)).toEqual([expect.stringMatching(complaint)]);
});

test('a signal that is heeded too late', async () => {
  const interrupt = { signal: 'SIGINT', afterSeconds: 1, withinSeconds: 0.1 } as const;
  const found = await complaintsOf('deaf', { interrupt, seconds: 5 });
  expect(found).toContainEqual(expect.stringMatching(/^\d+\.\d s from SIGINT to the end$/));
});

test('every behaviour has a name of its own', () => {
  for (const behaviours of Object.values(COLLECTION)) {
    const names = behaviours.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
  }
  expect(Object.values(COLLECTION).flat().length).toBeGreaterThan(110);
});
