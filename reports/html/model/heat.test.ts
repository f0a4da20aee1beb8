import { expect, test } from 'vitest';
import { heatOf, percent } from './heat.js';

test('nothing and everything stand apart from almost nothing and almost everything', () => {
  const heats = [0, 1, 300, 600, 850, 999, 1000].map((part) => heatOf(part, 1000));
  expect(heats).toEqual(['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5', 'heat-6']);
  expect([percent(999, 1000), percent(1, 1), percent(0, 0)]).toEqual(['99%', '100%', '–']);
});
