import { expect, test } from 'vitest';
import { parseYaml, YamlError } from './yaml.js';

test.each<[string, () => string, RegExp]>([
  [
    'more lines than people write',
    () => 'a\n'.repeat(300_001),
    /^f: it is too large: at most 300000 lines, keys and/,
  ],
  ['more elements', () => `[${'[],'.repeat(150_000)}]`, /^f: it is too large/],
  ['an alias within what it stands for', () => '&a [*a]', /^f: an alias stands within/],
  ['an alias of nothing', () => '[*a]', /^f: its aliases unfold to too much, or there is none/],
  ['blocks that are nested without end', () => `${'- '.repeat(100_000)}a`, /^f: it is nested too deep/],
  ['an element that is nested without end', () => '['.repeat(100_000), /^f: it is nested too deep/],
  ['a key twice', () => 'a: 1\nb: 2\na: 3\n', /^f:3: not YAML: Map keys must be unique/],
])('%s is a mistake of the file', (_, text, message) => {
  const read = () => parseYaml(text(), 'f');
  expect(read).toThrow(YamlError);
  expect(read).toThrow(message);
});

test('the deepest that is read does not fill the stack', () => {
  expect(parseYaml(`${'['.repeat(500)}${']'.repeat(500)}`, 'f').value).toBeInstanceOf(Array);
  expect(parseYaml(`${'- '.repeat(499)}a`, 'f').value).toBeInstanceOf(Array);
});

test('a long text is no large file', () => {
  const text = 'word '.repeat(200_000).trim();
  expect(parseYaml(`- ${text}\n`, 'f').value).toEqual([text]);
});
