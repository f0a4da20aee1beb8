import { expect, test } from 'vitest';
import { runRecord } from '../../test/reports/synthetic.js';
import { levelOfOptions } from './old-level.js';
import { readRuns } from './read.js';

test.each([
  [[], 'MUST'],
  [['--level', 'should'], 'SHOULD'],
  [['--seed', '1', '--level=may'], 'MAY'],
  [['--level'], 'MUST'],
  [['--level', 'nonsense'], 'MUST'],
])('options %j make the level %s', (options, level) => {
  expect(levelOfOptions(options)).toBe(level);
});

test('results without a level have that of their options, others their own', () => {
  const { level: _, ...old } = runRecord({ options: ['--level', 'should'] });
  const lines = [old, runRecord({ options: ['--level', 'should'], level: 'MAY' })];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  expect(readRuns(text, 'f').map(({ run }) => run.level)).toEqual(['SHOULD', 'MAY']);
});
