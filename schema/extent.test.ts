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

test('a union of many variants of one large type is counted in time in proportion to its size', () => {
  const count = 20_000;
  const each = Array.from({ length: count }, (_, i) => `${i}`);
  const model = readIntrospection(
    [
      { name: 'int', 'meta-type': 'builtin', 'json-type': 'int' },
      { name: 'E', 'meta-type': 'enum', values: each },
      { name: 'T', 'meta-type': 'object', members: each.map((name) => ({ name: `m${name}`, type: 'int' })) },
      {
        ...{ name: 'U', 'meta-type': 'object', tag: 'tag', members: [{ name: 'tag', type: 'E' }] },
        variants: each.map((name) => ({ case: name, type: 'T' })),
      },
      { name: 'c', 'meta-type': 'command', 'arg-type': 'U', 'ret-type': 'T' },
    ],
    { id: 'x', title: 'x', version: null, digest: '', kind: 'introspection' },
  );
  // Each variant has all the members of its type.
  expect(extentOf(model)).toBeGreaterThan(count * count);
});
