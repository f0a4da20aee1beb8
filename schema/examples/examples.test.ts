import { describe, expect, test } from 'vitest';
import type { EntityText } from '../sources/text/entity.js';
import type { Line } from '../sources/text/lines.js';
import { examplesOf } from './index.js';

/** The messages of a text with these example lines, by exchange. */
function exchanges(...texts: (string | Line)[]) {
  const lines = texts.map((text, i) => (typeof text === 'string' ? { line: i + 1, text } : text));
  const entity: EntityText = {
    kind: 'command',
    name: 'lamp-set',
    line: 1,
    members: null,
    inherits: [],
    features: [],
    sections: [{ name: 'examples', line: 1, lines }],
  };
  const interface_ = {
    document: { id: 'd', title: 'd', version: null, digest: '', kind: 'qapi' as const },
    commands: {},
    events: {},
    types: {},
    statements: [],
    diagnostics: [],
  };
  return examplesOf({ interface: interface_, texts: [entity] }).map(({ messages }) => messages);
}

describe('an exchange', () => {
  test('is a request with what follows it, to the next', () => {
    const found = exchanges(
      '-> { "execute": "lamp-set",',
      '     "arguments": { "level": 1 } }',
      '<- { "return": {} }',
      'and then',
      '<- { "event": "LAMP_ON" }',
      '-> { "exec-oob": "query-lamp" }',
      '<- { "error": { "class": "GenericError", "desc": "none" } }',
    );
    expect(found.map((messages) => messages.map(({ kind, line }) => `${kind} ${line}`))).toEqual([
      ['request 1', 'reply 3', 'event 5'],
      ['request 6', 'reply 7'],
    ]);
    expect(found[0]?.[0]?.json).toEqual({ execute: 'lamp-set', arguments: { level: 1 } });
  });

  test('may be events alone, each by itself, without arrows', () => {
    const found = exchanges('{ "event": "LAMP_ON" }', '{ "event": "LAMP_OFF" }');
    expect(found.map((messages) => messages.length)).toEqual([1, 1]);
  });

  test('is none where an object is no message', () => {
    expect(exchanges('{ "driver": "null-co" }')).toEqual([]);
  });
});

describe('what is no JSON', () => {
  const only = (...texts: (string | Line)[]) => exchanges(...texts)[0]?.[0];

  test('may be spelled with single quotes, which QMP takes', () => {
    expect(only(`-> { 'execute': 'stop' }`)).toMatchObject({
      json: { execute: 'stop' },
      flaw: 'single-quoted',
    });
    expect(only('-> { "execute": "it\'s" }')).toEqual({
      kind: 'request',
      line: 1,
      json: { execute: "it's" },
    });
  });

  test.each([
    ['<- { "return": [ { "a": 1 }, ... ] }', [{ a: 1 }]],
    ['<- { "return": [ ..., { "a": "x..." } ] }', [{ a: 'x...' }]],
    ['<- { "return": [ 1, ..., 2 ] }', [1, 2]],
    ['<- { "return": [ 1, … ] }', [1]],
    ['<- { "return": [ {...more...} ] }', [{}]],
  ])('may be shortened: %s', (text, value) => {
    expect(only(text)).toMatchObject({ kind: 'reply', json: { return: value }, flaw: 'shortened' });
  });

  test('is told from others, and what it was to be', () => {
    const broken = only('<- { "return": { "a": 1 "b": 2 } }');
    expect(broken).toEqual({
      kind: 'reply',
      line: 1,
      flaw: 'not-json',
      digest: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(only('<- { "return": { "a": 1 "b":  2 } }')?.digest).toBe(broken?.digest);
    expect(only('<- { "return": { "a": 1 "b": 3 } }')?.digest).not.toBe(broken?.digest);
    expect(only('-> { "execute" "a" }')).toMatchObject({ kind: 'request', flaw: 'not-json' });
    expect(only('{ "event": "A" "data": 1 }')).toMatchObject({ kind: 'event' });
  });

  test('is lost where the document lost lines of it, and not where it lost them around it', () => {
    const first = { line: 1, text: '<- { "return": [', lostAfter: true as const };
    expect(only(first, '"a": 1')).toMatchObject({ kind: 'reply', flaw: 'lost' });
    expect(only({ line: 1, text: '<- { "return": [] }', lostAfter: true })).toEqual({
      kind: 'reply',
      line: 1,
      json: { return: [] },
    });
  });

  test('is nested too deep for any message', () => {
    const nested = (depth: number) => `<- { "return": ${'['.repeat(depth)}${']'.repeat(depth)} }`;
    expect(only(nested(90))).not.toHaveProperty('flaw');
    expect(only(nested(100_000))).toMatchObject({ kind: 'reply', flaw: 'not-json' });
  });
});
