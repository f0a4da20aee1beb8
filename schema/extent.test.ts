import { expect, test } from 'vitest';
import { extentOf } from './extent.js';
import type { Interface } from './model.js';
import { readIntrospection } from './sources/introspection.js';

const read = (commands: number, values: string[]): Interface =>
  readIntrospection(
    [
      { name: '0', 'meta-type': 'object', members: [{ name: 'mode', type: '1' }] },
      { name: '1', 'meta-type': 'enum', values },
      { name: '2', 'meta-type': 'object', members: [] },
      ...Array.from({ length: commands }, (_, i) => ({
        name: `c${i}`,
        'meta-type': 'command',
        'arg-type': '0',
        'ret-type': '2',
      })),
    ],
    { id: 'x', title: 'x', version: null, digest: '', kind: 'introspection' },
  );

test('counts what is used as often as it is used', () => {
  const [one, ten] = [extentOf(read(1, ['a', 'b'])), extentOf(read(10, ['a', 'b']))];
  // A command, its argument, and the two values of that.
  expect(ten - one).toBe(9 * 4);
  expect(extentOf(read(1, ['a', 'b', 'c'])) - one).toBe(2);
});
