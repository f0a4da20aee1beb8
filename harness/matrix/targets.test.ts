import { expect, test } from 'vitest';
import { readTargets } from './targets.js';

test('a command is a list of words, or text', () => {
  const text = '- {name: a, command: x -y z}\n- {name: b, command: [x, "-y z"], root: /r, env: {K: v}}\n';
  expect(readTargets(text, 'f')).toEqual([
    { name: 'a', command: ['x', '-y', 'z'] },
    { name: 'b', command: ['x', '-y z'], root: '/r', env: { K: 'v' } },
  ]);
});

test.each([
  ['[]', /^f:1: expected at least 1 element/],
  ['- name: a\n', /^f:1: "command" is missing/],
  ['- {name: a, command: x}\n- name: a\n  command: y\n', /^f:2: a second target is called a/],
  ['- {name: a, command: x, colour: red}\n', /^f:1: there is no "colour" here/],
])('a mistake is told with its line: %j', (text, message) => {
  expect(() => readTargets(text, 'f')).toThrow(message);
});
