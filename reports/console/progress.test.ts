import { expect, test } from 'vitest';
import { screen } from '../../test/reports/terminal.js';
import { ProgressLine } from './progress.js';

const at = (done: number, current = 'command/quit/reply') =>
  ({ type: 'progress', done, of: 2000, fail: done > 1000 ? 2 : 0, current }) as const;

test('draws over itself, at most ten times a second', () => {
  const terminal = screen({ live: true });
  let now = 0;
  const line = new ProgressLine(terminal, () => now);
  for (now = 0; now < 1000; now++) line.show(at(now));
  expect(terminal.text.split('\r\u001b[K').slice(1)).toHaveLength(10);
  expect(terminal.text).toContain('\r\u001b[K900 of 2,000 cases (45%)  command/quit/reply');
  now = 5000;
  line.show(at(2000));
  expect(terminal.text.endsWith('2,000 of 2,000 cases (100%), 2 failing  command/quit/reply')).toBe(true);
});

test('fits into the window and is gone when something else is printed', () => {
  const terminal = screen({ live: true, width: 40 });
  const line = new ProgressLine(terminal, () => 0);
  line.show(at(1, `command/${'x'.repeat(100)}\u001b[2J`));
  expect(terminal.text.replace('\r\u001b[K', '')).toHaveLength(39);
  terminal.text = '';
  line.erase();
  line.erase();
  expect(terminal.text).toBe('\r\u001b[K');
});

test('says nothing where lines cannot be drawn over', () => {
  const terminal = screen();
  const line = new ProgressLine(terminal, () => 0);
  line.show(at(1));
  line.erase();
  expect(terminal.text).toBe('');
});
