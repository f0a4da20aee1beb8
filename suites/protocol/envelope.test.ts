import { expect, test } from 'vitest';
import type { Received } from '../case.js';
import { replyProblems } from './envelope.js';
import { eventProblems } from './event-envelope.js';

function received(raw: string, rest: Partial<Received> = {}): Received {
  let value: Received['value'] = raw;
  try {
    value = JSON.parse(raw) as Received['value'];
  } catch {
    // Bytes that are not JSON stay the string they are.
  }
  return { t: 0, raw, crlf: true, before: '', value, ...rest };
}

const ERROR = '{"error": {"class": "GenericError", "desc": "a: \\"b\\": {c}"}, "id": {"a": [{"b": 1}]}}';

test('sound replies have no problems', () => {
  for (const raw of ['{"return": {}}', '{"return": [{"a": 1}, {"a": 2}], "id": "a\\": b"}', ERROR])
    expect(replyProblems(received(raw), 'qmp')).toEqual([]);
});

const BROKEN: [string, Received][] = [
  ['envelope/object', received('[{"return": {}}]')],
  ['envelope/object', received('{"return": inf}')],
  ['envelope/ascii', received('{"return": "\xe9"}')],
  ['envelope/crlf', received('{"return": {}}', { crlf: false })],
  ['envelope/stray', received('{"return": {}}', { before: ' ' })],
  ['envelope/duplicate-member', received('{"id": 1, "return": {}, "id": 1}')],
  ['envelope/outcome', received('{"id": 1}')],
  ['envelope/outcome', received('{"return": {}, "error": {"class": "GenericError", "desc": "a"}}')],
  ['envelope/error', received('{"error": "a"}')],
  ['envelope/desc', received('{"error": {"class": "GenericError"}}')],
  ['envelope/desc', received('{"error": {"class": "GenericError", "desc": ""}}')],
  ['envelope/class', received('{"error": {"class": "genericError", "desc": "a"}}')],
];

test.each(BROKEN)('%s', (check, message) => {
  expect(replyProblems(message, 'qmp').map((p) => p.check)).toEqual([check]);
});

test('the guest agent ends lines with LF and may put bytes before a message', () => {
  expect(replyProblems(received('{"return": 1}', { crlf: false, before: '\xff' }), 'ga')).toEqual([]);
});

const event = (timestamp: string, rest = '') =>
  received(`{"event": "STOP", "timestamp": ${timestamp}${rest}}`);

test('an event happens when it happens, or when no clock tells', () => {
  expect(eventProblems(event('{"seconds": 100, "microseconds": 999999}'), 100, 101)).toEqual([]);
  expect(eventProblems(event('{"seconds": 99, "microseconds": 0}', ', "data": {}'), 100, 101)).toEqual([]);
  expect(eventProblems(event('{"seconds": -1, "microseconds": -1}'), 100, 101)).toEqual([]);
});

test.each([
  ['{"seconds": 98, "microseconds": 0}', ''],
  ['{"seconds": 103, "microseconds": 0}', ''],
  ['{"seconds": 100, "microseconds": 1000000}', ''],
  ['{"seconds": 100, "microseconds": -1}', ''],
  ['{"seconds": "100", "microseconds": 0}', ''],
  ['{"seconds": 100}', ''],
  ['100', ''],
  ['{"seconds": 100, "microseconds": 0}', ', "id": 1'],
  ['{"seconds": 100, "microseconds": 0}', ', "data": null'],
])('an event with timestamp %s%s is refused', (timestamp, rest) => {
  expect(eventProblems(event(timestamp, rest), 100, 101)).toHaveLength(1);
});
