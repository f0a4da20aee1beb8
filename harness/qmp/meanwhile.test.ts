import { expect, test } from 'vitest';
import { meanwhile } from './meanwhile.js';

const stop = '{"event": "STOP"}';
const reply = '{"return": {}, "id": 3}';

const came = (all: readonly string[]) => ({ came: all.map((raw) => ({ raw, cut: false })), more: false });

test.each([
  [[], '', 'nothing else came'],
  [[stop], '', 'meanwhile came STOP'],
  [[reply], '', 'meanwhile came 1 other reply'],
  [
    [stop, '{"event": "RESUME"}', stop, reply, '{"error": {}}'],
    '',
    'meanwhile came STOP (2 times), RESUME and 2 other replies',
  ],
  [['junk'], '{"ret', 'meanwhile came 1 other message and a message that broke off: "{\\"ret"'],
])('of %j and %j says: %s', (raw, rest, text) => {
  expect(meanwhile(came(raw), rest)).toBe(text);
});

test('many kinds of events are counted', () => {
  const many = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((event) => JSON.stringify({ event }));
  expect(meanwhile(came(many), '')).toBe('meanwhile came A, B, C, D, E and 2 other events');
});

test('messages of which the first bytes are kept are known by these, and that there were more is said', () => {
  const cut = (raw: string) => ({ raw, cut: true });
  const all = [cut('{"timestamp": {"seconds": 1}, "event": "STOP", "data": {"a'), cut('{"return": [1, 2')];
  expect(meanwhile({ came: all, more: true }, '')).toBe(
    'meanwhile came STOP, 1 other reply and more before that',
  );
});
