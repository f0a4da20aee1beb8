/** W23: what QMP reads beyond JSON, and what it must not read into it. */
import type { Case } from '../case.js';
import { dialogue } from './dialogue.js';
import { answered, type Expected, refused } from './expected.js';

const LENIENT: Record<string, { send: string; expect: Expected[] }> = {
  'single-quotes': { send: "{'execute': 'query-version', 'id': 'a'}", expect: [answered('a')] },
  'single-quotes-among-double': { send: `{"execute": 'query-version', 'id': "a"}`, expect: [answered('a')] },
  'escaped-single-quote': {
    send: `{'execute': 'query-version', 'id': 'it\\'s'}`,
    expect: [answered("it's")],
  },
  'escaped-single-quote-in-double': {
    send: `{"execute": "query-version", "id": "it\\'s"}`,
    expect: [answered("it's")],
  },
  'double-quote-in-single': {
    send: `{'execute': 'query-version', 'id': 'a"b'}`,
    expect: [answered('a"b')],
  },
  'escaped-double-quote-in-single': {
    send: `{'execute': 'query-version', 'id': 'a\\"b'}`,
    expect: [answered('a"b')],
  },
  'escapes-in-single': {
    send: `{'execute': 'query-version', 'id': '\\n\\u20ac\\ud83d\\ude00'}`,
    expect: [answered('\n\u20ac\ud83d\ude00')],
  },
  'escapes-in-command': { send: '{"execute": "query\\u002dversion", "id": 1}', expect: [answered(1)] },
  'escapes-in-key': { send: '{"\\u0065xecute": "query-version", "\\u0069d": 1}', expect: [answered(1)] },
  'solidus-escaped': { send: '{"execute": "query-version", "id": "a\\/b"}', expect: [answered('a/b')] },
  'delete-is-ordinary': { send: '{"execute": "query-version", "id": "\x7f"}', expect: [answered('\x7f')] },
  'percent-in-id': {
    send: '{"execute": "query-version", "id": "%s %d %p %i %%"}',
    expect: [answered('%s %d %p %i %%')],
  },
  'percent-in-key': {
    send: '{"execute": "query-version", "id": {"%s": 1}}',
    expect: [answered({ '%s': 1 })],
  },
  'percent-in-command': { send: '{"execute": "%s%n", "id": 1}', expect: [refused('CommandNotFound', 1)] },
};

export const leniencyCases: Case[] = Object.entries(LENIENT).map(([name, { send, expect }]) =>
  dialogue({
    id: `protocol/lenient/${name}`,
    title: `Strings are read as QMP reads them: ${name}`,
    rules: ['W23'],
    send: `${send}\n`,
    expect,
  }),
);
