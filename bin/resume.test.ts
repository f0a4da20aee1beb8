import { expect, test } from 'vitest';
import { openResume, readDecided, targetKey } from './resume.js';

const run = (command: string[]) => JSON.stringify({ type: 'run', target: { command } });
const record = (id: string, outcome: string) => JSON.stringify({ type: 'case', id, outcome });
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
  expect(decided.get(key(['a']))?.crashes).toEqual([crash]);
  expect([...(decided.get(key(['a'])) ?? [])].map(([id]) => id)).toEqual(['w']);
  expect(decided.get(key(['b']))?.crashes).toEqual([]);
});

test('a last line that was cut off is no record', () => {
  const decided = readDecided(`${run(['a'])}\n${record('x', 'pass')}\n{"type":"case","id":"y","outc`);
  expect([...(decided.get(key(['a'])) ?? [])].map(([id]) => id)).toEqual(['x']);
});

test('anything else that is no record is an error that names its line', () => {
  expect(() => readDecided(`${run(['a'])}\nnonsense\n`)).toThrow(/line 2/);
});

test('the file is not overwritten by the run that reads it', () => {
  expect(() => openResume('r.jsonl', ['tap=t', 'json=./r.jsonl'])).toThrow(/another file/);
  expect(() => openResume('/no/such/file', [])).toThrow(/no such file/);
});
