import { expect, test } from 'vitest';
import { readQapi } from '../qapi.js';

/** Some 700 kB of commands with comments, as much as the schema of a whole emulator. */
function largeSchema(): string {
  const comment = (i: number) => [
    '##',
    `# @command-${i}:`,
    '#',
    ...Array.from(
      { length: 6 },
      (_, k) => `# @argument-${k}: what it is for, said at some length (since ${k}.0)`,
    ),
    '#',
    '# Returns: something',
    '#',
    '# Since: 1.0',
    '##',
  ];
  const members = Array.from({ length: 6 }, (_, k) => `'*argument-${k}': 'int'`).join(',\n            ');
  const command = (i: number) =>
    `{ 'command': 'command-${i}',\n  'data': { ${members} },\n  'returns': 'str' }\n`;
  return Array.from({ length: 1100 }, (_, i) => [...comment(i), command(i)].join('\n')).join('\n');
}

test('700 kB take less than half a second', () => {
  const text = largeSchema();
  expect(text.length).toBeGreaterThan(700_000);
  // Time of the processor, not of the clock: other tests run beside this one.
  const start = process.cpuUsage();
  const { commands } = readQapi(text, { id: 'a', title: 'A', version: null, digest: '', kind: 'qapi' });
  const { user, system } = process.cpuUsage(start);
  expect(Object.keys(commands)).toHaveLength(1100);
  expect((user + system) / 1000).toBeLessThan(500);
});
