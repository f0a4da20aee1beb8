import { expect, test } from 'vitest';
import type { JsonValue } from '../../schema/json.js';
import { asksOutOfBand, readRequest } from './envelope.js';

test('a request', () => {
  expect(readRequest({ execute: 'x', id: 1 }, false)).toEqual({ command: 'x', oob: false, arguments: {} });
  expect(readRequest({ 'exec-oob': 'x', arguments: { a: 1 } }, true)).toEqual({
    command: 'x',
    oob: true,
    arguments: { a: 1 },
  });
});

test.each<[JsonValue, boolean, string]>([
  [[], false, 'QMP input must be a JSON object'],
  [{ id: 1 }, false, "QMP input lacks member 'execute'"],
  [{ execute: 1 }, false, "QMP input member 'execute' must be a string"],
  [{ execute: 'x', arguments: [] }, false, "QMP input member 'arguments' must be an object"],
  [{ execute: 'x', more: 1 }, false, "QMP input member 'more' is unexpected"],
  [{ 'exec-oob': 'x' }, false, "QMP input member 'exec-oob' is unexpected"],
  [{ 'exec-oob': 'x', execute: 'x' }, true, "QMP input member 'execute' clashes with 'exec-oob'"],
])('%j (oob enabled: %s): %s', (value, oob, message) => {
  expect(() => readRequest(value, oob)).toThrow(message);
});

test('only an out-of-band request without execute overtakes', () => {
  expect(
    [{ 'exec-oob': 1 }, { execute: 'x', 'exec-oob': 'x' }, { execute: 'x' }, []].map(asksOutOfBand),
  ).toEqual([true, false, false, false]);
});
