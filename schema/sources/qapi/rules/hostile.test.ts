/** Schemas made to take long: they are judged soon, with messages of a bounded length. */
import { expect, test } from 'vitest';
import { judgeSchema } from '../rules.js';

const MANY = 20_000;

const each = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

const TYPES = each(50, (i) => `{ 'struct': 'S${i}a', 'data': { } }`).join('\n');

test.each<[string, () => string]>([
  ['a chain of bases', () => each(MANY, (i) => `{ 'struct': 'S${i}a', 'base': 'S${i + 1}a', 'data': { 'm${i}': 'int' } }`).join('\n')],
  ['a circle of bases', () => each(MANY, (i) => `{ 'struct': 'S${i}a', 'base': 'S${(i + 1) % MANY}a', 'data': { } }`).join('\n')],
  ['many heirs of a large base', () => `{ 'struct': 'Base', 'data': { ${each(MANY, (i) => `'m${i}': 'int'`)} } }\n${each(MANY, (i) => `{ 'struct': 'S${i}a', 'base': 'Base', 'data': { } }`).join('\n')}`],
  ['unions of unions', () => `{ 'enum': 'En', 'data': [ 'a', 'b' ] }\n${each(60, (i) => `{ 'union': 'U${i}a', 'base': { 't${i}': 'En' }, 'discriminator': 't${i}', 'data': { 'a': 'U${i + 1}a', 'b': 'U${i + 1}a' } }`).join('\n')}\n{ 'struct': 'U60a', 'data': { } }`],
  ['a union of many branches', () => `${TYPES}\n{ 'enum': 'En', 'data': [ ${each(MANY, (i) => `'v${i}'`)} ] }\n{ 'union': 'Un', 'base': { 't': 'En' }, 'discriminator': 't', 'data': { ${each(MANY, (i) => `'v${i}': 'S${i % 50}a'`)} } }`],
  ['many keys that nothing has', () => `{ 'command': 'a', ${each(MANY, (i) => `'k${i}': 'x'`)} }`],
  ['a long name', () => `{ 'struct': 'A${'a'.repeat(200_000)}-', 'data': { } }`],
  ['a long title', () => `##\n# @${': '.repeat(100_000)}\n##\n`],
  ['a comment without end', () => `##\n${'# @a: b\n'.repeat(MANY)}`],
  ['many comments of their own time', () => '##\n# Note: a\n##\n\n'.repeat(200_000)],
  ['includes of itself', () => `{ 'include': 'main.json' }\n`.repeat(MANY)],
])('%s', (_, make) => {
  const text = make();
  const start = process.cpuUsage();
  const { faults } = judgeSchema({ text, name: 'main.json', include: null, release: '10.0' });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(10_000);
  expect(faults.length).toBeLessThanOrEqual(1000);
  expect(Math.max(0, ...faults.map(({ message }) => message.length))).toBeLessThan(1000);
}); // biome-ignore format: a table
