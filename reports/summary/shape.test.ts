import { expect, test } from 'vitest';
import { causeShapeOf } from './shape.js';

test.each([
  ["expected 'GenericError', came 'X'", 'a/b', 'expected ‹›, came ‹›'],
  ['waited 1500 ms, -2.5e3 left', 'a/b', 'waited # ms, # left'],
  ['block_resize took no size', 'command/block_resize/argument/size/missing', '‹› took no ‹›'],
  ['nbd-server-start failed', 'command/nbd-server-start', '‹› failed'],
  ['block_resize_all failed in 64bit', 'command/block_resize', 'block_resize_all failed in 64bit'],
  ['a.b+c matched', 'x/a.b+c', '‹› matched'],
  ['said "a \\" quote"', 'a/b', 'said ‹›'],
])('%j of %s has the shape %j', (message, id, shape) => {
  expect(causeShapeOf(message, id)).toBe(shape);
});

test('a megabyte of quotes or digits is no burden', () => {
  const long = '1'.repeat(1 << 20);
  expect(causeShapeOf(`'"${long}`, `a/${long}`).length).toBeLessThanOrEqual(2000);
});
