import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { coverageMinimum, shortfalls, writeCoverage } from './coverage-ratchet.js';

const folder = mkdtempSync(join(tmpdir(), 'qmpspec-coverage-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COVERAGE = { commands: { covered: 2, of: 3 }, arguments: { covered: 9, of: 10 } };

test('a run that covers as much as is asked for falls short of nothing', () => {
  expect(shortfalls(COVERAGE, coverageMinimum(['commands=66.66,arguments=90']))).toEqual([]);
});

test('a run that covers less is told how much, for each ratio', () => {
  expect(shortfalls(COVERAGE, coverageMinimum(['commands=67', 'arguments=95', 'events=1']))).toEqual([
    'Coverage of commands is 66.66% (2 of 3), and --coverage-min asks for 67%: qmpspec schema coverage RESULTS.jsonl says what is missing.',
    'Coverage of arguments is 90% (9 of 10), and --coverage-min asks for 95%: qmpspec schema coverage RESULTS.jsonl says what is missing.',
    "Coverage of events is undefined: the target's schema has none.",
  ]);
});

test('what a run has written holds it to as much the next time, and to no more', () => {
  const file = join(folder, 'ratchet.json');
  writeCoverage(file, COVERAGE);
  const minimum = coverageMinimum([file]);
  expect(minimum).toEqual({ commands: 66.66, arguments: 90 });
  expect(shortfalls(COVERAGE, minimum)).toEqual([]);
  expect(shortfalls({ ...COVERAGE, commands: { covered: 1, of: 3 } }, minimum)).toHaveLength(1);
});

test('what is no minimum is refused in one sentence', () => {
  const file = join(folder, 'broken.json');
  writeFileSync(file, '[1]');
  const message = (option: string) => {
    try {
      coverageMinimum([option]);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(message('commands')).toBe(
    "--coverage-min expects KEY=PERCENT, or a file written by --coverage-out; got 'commands'.",
  );
  expect(message('commands=101')).toBe('--coverage-min expects a percentage for commands, from 0 to 100.');
  expect(message('wishes=1')).toMatch(
    /^--coverage-min knows no 'wishes': choose among commands, commands-sent, /,
  );
  expect(message(file)).toContain('expected what --coverage-out has written');
  expect(() => writeCoverage(join(folder, 'no', 'where'), {})).toThrow(/^--coverage-out /);
});
