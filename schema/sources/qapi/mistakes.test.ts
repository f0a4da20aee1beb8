import { expect, test } from 'vitest';
import type { Diagnostic, DocumentInfo } from '../../model.js';
import { readQapi } from '../qapi.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'A test', version: null, digest: '', kind: 'qapi' };

function complaints(text: string): Diagnostic[] {
  return readQapi(text, DOCUMENT).diagnostics;
}

test.each([
  ["{ 'command': 'a' }\n{ 'command': 'a' }", 2, 'error', 'a is defined already'],
  [
    "{ 'command': 'a', 'data': { 'x': 'int', '*x': 'str' } }",
    1,
    'error',
    'a has the member x more than once',
  ],
  ["{ 'command': 'a', 'daat': {} }", 1, 'error', 'a has the key daat which QAPI does not know'],
  ["{ 'command': 'a', 'data': {}, 'data': {} }", 1, 'error', 'a has the key data more than once'],
  [
    "{ 'command': 'a', 'data': [ 'x' ] }",
    1,
    'error',
    'expected the arguments of a or their type, got a list',
  ],
  ["{ 'command': 'a', 'data': { 'x': true } }", 1, 'error', 'expected the type of a.x, got true'],
  ["{ 'command': 'a', 'data': { 'x': ['int', 'str'] } }", 1, 'error', 'expected the type of a.x, got a list'],
  ["{ 'command': 'a', 'if': 1 }", 1, 'error', 'expected a value, got 1'],
  ["{ 'command': 'a', 'if': { 'all': 'X' } }", 1, 'error', 'a has a condition that is not understood'],
  ["{ 'command': ['a'] }", 1, 'error', 'got a list as its name'],
  ["{ 'data': {} }", 1, 'error', 'got the keys data'],
  ["{ 'struct': 'A' }", 1, 'error', 'expected the data of A in braces, got none'],
  ["{ 'enum': 'E', 'data': 'a' }", 1, 'error', 'expected a list of values in E'],
  [
    "{ 'enum': 'E', 'data': [ { 'if': 'X' } ] }",
    1,
    'error',
    'expected the name of a value in E, got an object',
  ],
  [
    "{ 'union': 'U', 'discriminator': true, 'data': {} }",
    1,
    'error',
    'expected a discriminator of U, got true',
  ],
  [
    "{ 'struct': 'A', 'base': ['B'], 'data': {} }",
    1,
    'error',
    'expected a type or members as the base of A, got a list',
  ],
  ["{ 'enum': 'E', 'data': [ { 'name': 'a', 'fi': 'X' } ] }", 1, 'error', 'the value a of E has the key fi'],
  ["{ 'command': 'a', 'if': ' ' }", 1, 'error', 'a has a condition that is not understood'],
  [
    "{ 'union': 'U', 'discriminator': 'k', 'data': {} }",
    1,
    'warning',
    'U has no member k to pick its branch',
  ],
  ["{ 'include': 'a', 'data': {} }", 1, 'error', 'the include has the key data beside it'],
  ["{ 'include': {} }", 1, 'error', 'expected the name of the file to include'],
  ["\n{ 'enum': 'E' 'data': [ 'a' ] }", 2, 'note', 'a comma is missing before "data"'],
  ["{ 'enum': 'E', , 'data': [ 'a' ] }", 1, 'note', 'a comma separates nothing'],
  ["{ 'command': 'a' } }", 1, 'note', 'this } closes nothing'],
  [
    "{ 'command': 'a' }\nhello there\n{ 'command': 'b' }",
    2,
    'error',
    'expected a definition in braces, got hello',
  ],
  [
    "##\n# @gone:\n#\n# Says something.\n##\n\n{ 'command': 'a' }",
    2,
    'warning',
    'the command gone is documented',
  ],
  ["{ 'command': 'a' }\n\n##\n# @GONE:\n##\n", 4, 'warning', 'the event GONE is documented'],
  [
    "# { 'command': 'b', 'data': {} }\n{ 'command': 'a' }",
    1,
    'warning',
    'the command b stands in a comment only',
  ],
  ["##\n# @a:\n#\n# After the LOST event.\n##\n{ 'command': 'a' }", 4, 'note', 'the event LOST is mentioned'],
  ['', undefined, 'error', 'found none: is this another document?'],
  ['<html>', 1, 'error', 'expected a definition in braces, got <'],
])('%j', (text, line, severity, message) => {
  const found = complaints(text).filter((diagnostic) => diagnostic.message.includes(message));
  expect(found).toEqual([{ ...(line === undefined ? {} : { line }), severity, message: expect.any(String) }]);
});

test('what stands beside a mistake is still read', () => {
  const text = "{ 'command': 'a', 'data': { 'x': true, 'y': 'int' } }\n}\n{ 'event': 'E' }";
  const { commands, events } = readQapi(text, DOCUMENT);
  expect(commands.a?.arguments).toMatchObject({ x: { type: null }, y: { type: 'int' } });
  expect(Object.keys(events)).toEqual(['E']);
});
