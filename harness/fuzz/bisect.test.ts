import { expect, test } from 'vitest';
import { type BisectVerdict, bisect } from './bisect.js';

const list = (text: string) => {
  const asked: number[] = [];
  const verdicts: Record<string, BisectVerdict> = { g: 'good', b: 'bad', '?': 'unknown' };
  const ask = async (position: number) => {
    asked.push(position);
    return verdicts[text[position] as string] as BisectVerdict;
  };
  return { ask, asked };
};

test.each([
  ['ggggbbbb', 4, []],
  ['bbb', 0, []],
  ['ggg', null, []],
  ['gg?bb', 3, [2]],
  ['ggb??', 2, []],
  ['ggbbg?g', 2, []],
  ['g?bg', 2, [1]],
  ['???', null, [0, 1, 2]],
  ['g?g', null, [1]],
])('%s: first bad is %s', async (text, first, unsure) => {
  expect(await bisect(text.length, list(text).ask)).toMatchObject({ first, unsure });
});

test.each([
  ['gbb', null],
  ['gbg', 2],
  ['bg?g', 1],
  ['bg?', 1],
  ['gg', null],
])('%s: gone since %s', async (text, gone) => {
  expect(await bisect(text.length, list(text).ask)).toMatchObject({ gone });
});

test('few are asked, none twice', async () => {
  const { ask, asked } = list(`${'g'.repeat(700)}${'b'.repeat(300)}`);
  expect((await bisect(1000, ask)).first).toBe(700);
  expect(asked.length).toBeLessThan(13);
  expect(new Set(asked).size).toBe(asked.length);
});
