import { expect, test } from 'vitest';
import { runRecord } from '../../test/reports/synthetic.js';
import { repeatLine } from './repeat.js';

const target = runRecord().target;

test('repeats command and seed, quoted for a shell', () => {
  expect(repeatLine(runRecord(), 'command/*/missing')).toBe(
    "qmpspec run --grep 'command/*/missing' --seed 7 -- qemu-system-x86_64 -M none",
  );
});

test('repeats the root, the address and other options', () => {
  const run = runRecord({
    target: { ...target, root: '/opt/q q', command: ['./s', "it's {qmp}"] },
    options: ['--stdio'],
  });
  expect(repeatLine(run, 'a')).toBe(
    "qmpspec run --grep a --stdio --root '/opt/q q' --seed 7 -- ./s 'it'\\''s {qmp}'",
  );
  const attached = { kind: 'attached', command: [], address: 'unix:/run/q.sock', version: null };
  expect(repeatLine(runRecord({ target: attached }), 'a')).toBe(
    'qmpspec run --grep a --connect unix:/run/q.sock --seed 7',
  );
});

test('a run that shuffled nothing is repeated without a seed', () => {
  expect(repeatLine(runRecord({ seed: 0 }), 'a')).not.toContain('--seed');
});

test('says nothing twice that the options say already', () => {
  const options = ['--seed=9', '--docs', 'my.json', '--root', '/r'];
  expect(repeatLine(runRecord({ target: { ...target, root: '/r' }, options }), 'a')).toBe(
    'qmpspec run --grep a --seed=9 --docs my.json --root /r -- qemu-system-x86_64 -M none',
  );
});
