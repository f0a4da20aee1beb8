import { expect, test } from 'vitest';
import { RESULTS_FORMAT } from '../../harness/results.js';
import { recordsOf } from '../../reports/stored/read.js';
import { decidedIn, openResume, targetKey } from './resume.js';

const readDecided = (text: string) => decidedIn(recordsOf(text.split('\n').slice(0, -1), 'f'));

const run = (command: string[]) =>
  JSON.stringify({ type: 'run', format: RESULTS_FORMAT, target: { command } });
const record = (id: string, outcome: string) => JSON.stringify({ type: 'case', id, level: 'MUST', outcome });
const key = (command: string[]) => targetKey({ command });

test('cases are told apart by target, and those that were not reached run again', () => {
  const text = [
    run(['a']),
    record('x', 'pass'),
    record('y', 'unreached'),
    run(['b']),
    record('x', 'fail'),
    '',
  ];
  const decided = readDecided(text.join('\n'));
  expect([...(decided.get(key(['a'])) ?? [])].map(([id, r]) => `${id} ${r.outcome}`)).toEqual(['x pass']);
  expect([...(decided.get(key(['b'])) ?? [])].map(([id, r]) => `${id} ${r.outcome}`)).toEqual(['x fail']);
});

test('crashes seen once stay with their target, also where the run was killed before the record of the case', () => {
  const crash = { type: 'crash-seen-once', case: 'x', message: 'killed by SIGSEGV' };
  const text = `${run(['a'])}\n${record('w', 'pass')}\n${JSON.stringify(crash)}\n${run(['b'])}\n`;
  const decided = readDecided(text);
  expect([...(decided.get(key(['a']))?.crashes ?? [])]).toMatchObject([crash]);
  expect([...(decided.get(key(['a'])) ?? [])].map(([id]) => id)).toEqual(['w']);
  expect(decided.get(key(['b']))?.crashes.length).toBe(0);
});

test('a last line that was cut off is no record', () => {
  const decided = readDecided(`${run(['a'])}\n${record('x', 'pass')}\n{"type":"case","id":"y","outc`);
  expect([...(decided.get(key(['a'])) ?? [])].map(([id]) => id)).toEqual(['x']);
});

test('anything else that is no record is an error that names its line', () => {
  expect(() => readDecided(`${run(['a'])}\nnonsense\n`)).toThrow(/^f:2 is no record of results: /);
});

test('a file of another format is refused', () => {
  expect(() => readDecided('{"type":"run","format":"other/9","target":{"command":["a"]}}\n')).toThrow(
    /^f:1 is of format other\/9, and this version reads/,
  );
});

test('the file is not overwritten by the run that reads it', () => {
  expect(() => openResume('r.jsonl', ['tap=t', 'json=./r.jsonl'])).toThrow(/another file/);
  expect(() => openResume('/no/such/file', [])).toThrow(/no such file/);
});
