import { describe, expect, test } from 'vitest';
import { exampleArguments, executedCommands, returnShapes } from './example.js';

const lines = (...texts: string[]) => texts.map((text, i) => ({ line: i + 1, text }));

describe('examples', () => {
  test('tell what is executed', () => {
    expect(executedCommands(lines('-> { "execute": "stop" }', "-> { 'execute' : 'cont' }"))).toEqual([
      'stop',
      'cont',
    ]);
  });

  test('tell the outermost names of arguments', () => {
    const text = lines(
      '-> { "execute": "foo-add",',
      '     "arguments": { "id": "a}", "backend": { "type": "null" },',
      '                    "list": [ { "inner": 1 } ] } }',
    );
    expect(exampleArguments(text, 'foo-add')).toEqual(new Set(['id', 'backend', 'list']));
    expect(exampleArguments(text, 'foo-del')).toBeNull();
  });

  test('may be cut off', () => {
    expect(exampleArguments(lines('{ "execute": "a", "arguments": { "b": "c'), 'a')).toEqual(new Set(['b']));
    expect(returnShapes(lines('<- { "return":'))).toEqual([]);
  });

  test.each([
    ['{}', 'none'],
    ['{ "a": 1 }', 'object'],
    ['[]', 'empty-list'],
    ['[ "a", "b" ]', 'strings'],
    ['[ "a": 1', 'list'],
    ['"x"', 'str'],
    ['-3', 'int'],
    ['0.5', 'number'],
    ['true', 'bool'],
    ['null', 'null'],
  ])('return %s is %s', (value, shape) => {
    expect(returnShapes(lines(`<- { "return": ${value} }`))).toEqual([shape]);
  });
});
