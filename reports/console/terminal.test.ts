import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { terminalOf } from './terminal.js';

function stream(with_: object) {
  return Object.assign(new EventEmitter(), { write: () => true }, with_) as unknown as NodeJS.WriteStream;
}

test.each([
  [{ isTTY: true, columns: 120 }, {}, { live: true, colour: true, width: 120 }],
  [{ isTTY: true, columns: 7 }, { NO_COLOR: '1' }, { live: true, colour: false, width: 60 }],
  [{ isTTY: true, columns: 80 }, { NO_COLOR: '' }, { live: true, colour: true, width: 80 }],
  [{ isTTY: true, columns: 80 }, { TERM: 'dumb' }, { live: false, colour: false, width: 80 }],
  [{}, {}, { live: false, colour: false, width: 100 }],
])('%j in the environment %j is %j', (like, env, expected) => {
  const terminal = terminalOf(stream(like), env);
  expect({ live: terminal.live, colour: terminal.colour, width: terminal.width() }).toEqual(expected);
});

test('a reader that leaves is no error, everything else is', () => {
  const out = stream({});
  terminalOf(out, {});
  expect(() => out.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }))).not.toThrow();
  expect(() => out.emit('error', new Error('broken'))).toThrow('broken');
});
