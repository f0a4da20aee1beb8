import { expect, test } from 'vitest';
import type { TranscriptEntry } from '../../harness/results.js';
import { failing, finding, HOSTILE, runRecord } from '../../test/reports/synthetic.js';
import { visible } from '../text/visible.js';
import { exchangeLines, exchangeOf, storyLines, writtenLines } from './exchange.js';

const entry = (n: number, with_: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  ...{ t: n, session: 0, dir: n % 2 === 0 ? '→' : '←', msg: String(n) },
  ...with_,
});
const many = (length: number) => Array.from({ length }, (_, n) => entry(n));

test('the exchange of a finding is shown, and not what came before it or the clean-up after it', () => {
  const record = failing('a', { transcript: many(20) });
  expect(exchangeLines(record, finding({ at: { from: 4, to: 7 } }), 80)).toEqual(['→ 4', '← 5', '→ 6']);
});

test('of a long exchange the request stays, and what is left out is counted', () => {
  const record = failing('a', { transcript: many(40) });
  expect(exchangeLines(record, finding({ at: { from: 10, to: 30 } }), 80)).toEqual([
    ...['→ 10', '← 11', '… 12 messages between …'],
    ...['→ 24', '← 25', '→ 26', '← 27', '→ 28', '← 29'],
  ]);
});

test('results that do not tell what belongs to the finding show the end of the case', () => {
  const record = failing('a', { transcript: many(9) });
  expect(exchangeOf(record, finding())?.head).toBe('Last messages (of 9)');
  expect(exchangeLines(record, finding(), 80)).toEqual(['← 3', '→ 4', '← 5', '→ 6', '← 7', '→ 8']);
  expect(exchangeOf(failing('a'), finding())).toBeNull();
});

test('messages that a rule of order names are shown whole', () => {
  const record = failing('a', { transcript: many(3) });
  expect(exchangeLines(record, finding({ excerpt: many(12) }), 80)).toHaveLength(12);
});

test('what is no message is told apart from one, and sessions where there are several', () => {
  const transcript = [
    entry(0, { msg: 'press-key {"key":"a"}', kind: 'stimulus' }),
    entry(1, { msg: 'no STOP within 20 ms', kind: 'waited', session: 1 }),
    entry(3, { msg: 'the server closed the connection', kind: 'closed' }),
  ];
  const lines = exchangeLines(failing('a', { transcript }), finding({ at: { from: 0, to: 3 } }), 80);
  expect(lines).toEqual([
    '→ #0 (stimulus press-key {"key":"a"})',
    '← #1 (no STOP within 20 ms)',
    '← #0 (the server closed the connection)',
  ]);
});

test('the story has the exchange, the command line, what the target wrote, and how to see it again', () => {
  const record = failing('monitor/id', {
    ...{ transcript: many(1), seenIn: ['command/quit/reply'], stderr: 'one\n\ntwo\n' },
    command: ['qemu-system-x86_64', '-M', 'none', '-qmp', 'unix:{io}/qmp,server=on'],
  });
  expect(storyLines(runRecord(), record, finding({ at: { from: 0, to: 1 } }), 200)).toEqual([
    '→ 0',
    "Target: qemu-system-x86_64 -M none -qmp 'unix:{io}/qmp,server=on'",
    ...['It wrote: one', 'It wrote: ', 'It wrote: two'],
    'Repeat: qmpspec run --grep monitor/id --grep command/quit/reply --seed 7 -- qemu-system-x86_64 -M none',
  ]);
});

test.each(HOSTILE)('hostile messages and words are harmless, short lines: %#', (text) => {
  const record = failing('a', { transcript: [entry(0, { msg: text })], stderr: text, command: [text] });
  for (const line of storyLines(runRecord(), record, finding({ at: { from: 0, to: 1 } }), 100)) {
    expect(visible(line)).toBe(line);
    expect(line.length).toBeLessThanOrEqual(420);
  }
  expect(writtenLines(record, 100).length).toBeLessThanOrEqual(8);
});
