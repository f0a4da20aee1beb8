/** Every rule proved twice: messages that keep it are seen, messages that break exactly it are violations. */
import { expect, test } from 'vitest';
import { isObject, type JsonValue } from '../../schema/json.js';
import { parseJson } from '../../schema/json-text.js';
import type { Interface } from '../../schema/model.js';
import { Validator } from '../../schema/validate/validator.js';
import type { Family, Received } from '../case.js';
import type { Match, MessageKind, WatchedSession } from '../monitor.js';
import { monitors } from './index.js';

const iface: Interface = {
  document: { id: 'test', title: 'test', version: null, digest: '', kind: 'introspection' },
  commands: {
    'query-name': { arguments: {}, returns: 'Name', line: 1 },
    stop: { arguments: {}, returns: {} },
  },
  events: { STOP: { data: {} }, RESET: { data: { guest: { type: 'bool', optional: false } } } },
  types: { Name: { kind: 'object', members: { name: { type: 'str', optional: true } } } },
  statements: [],
  diagnostics: [],
};

type Wire = { raw: string; crlf?: boolean; before?: string; match?: Partial<Match>; command?: string };

const none: Match = { request: null, by: 'none', overtook: false };
const asked = (command: string): Match => ({
  request: { command, arguments: undefined, oob: false, id: 1 },
  by: 'id',
  overtook: false,
});

function kindOf(value: JsonValue): MessageKind {
  if (!isObject(value)) return 'other';
  return (
    (['event', 'return', 'error'] as const).find((k) => k in value) ?? ('QMP' in value ? 'greeting' : 'other')
  );
}

function parse(raw: string): JsonValue {
  try {
    return parseJson(raw);
  } catch {
    return raw;
  }
}

/** Case ids seen and violated by a session of these messages. */
function watch(messages: Wire[], session: Partial<WatchedSession> = {}, family: Family = 'qmp', rest = '') {
  const seen = new Set<string>();
  const violated = new Set<string>();
  const watched: WatchedSession = {
    family,
    validator: new Validator(iface),
    attached: false,
    negotiated: true,
    negotiating: false,
    raw: false,
    ...session,
  };
  const sink = { seen: (id: string) => seen.add(id), violated: (id: string) => violated.add(id) };
  const watches = monitors
    .filter((m) => m.families.includes(family))
    .flatMap((m) => m.watch?.(watched, sink) ?? []);
  for (const { raw, crlf = true, before = '', match, command } of messages) {
    const value = parse(raw);
    const message: Received = { t: 0, raw, crlf, before, value };
    const whose = { ...(command === undefined ? none : asked(command)), ...match };
    for (const w of watches) w.received?.(message, kindOf(value), whose);
  }
  for (const w of watches) w.closed?.(rest);
  return { seen, violated };
}

const now = Math.floor(Date.now() / 1000);
const stamp = `"timestamp": {"seconds": ${now}, "microseconds": 5}`;
const reply = { raw: '{"return": {}, "id": 1}', command: 'stop' };

test('a sound conversation breaks nothing', () => {
  const { seen, violated } = watch([
    { raw: '{"QMP": {"version": {}, "capabilities": []}}' },
    reply,
    { raw: '{"return": {"name": "x"}, "id": 1}', command: 'query-name' },
    { raw: '{"error": {"class": "GenericError", "desc": "no"}, "id": 1}', command: 'stop' },
    { raw: `{"event": "STOP", ${stamp}}` },
    { raw: `{"event": "RESET", "data": {"guest": false}, "timestamp": {"seconds": -1, "microseconds": -1}}` },
  ]);
  expect([...violated]).toEqual([]);
  expect([...seen].sort()).toEqual([
    'command/query-name/reply',
    'command/stop/reply',
    'event/RESET/data',
    'event/STOP/data',
    'monitor/ascii',
    'monitor/crlf',
    'monitor/documented-members',
    'monitor/envelope',
    'monitor/event-envelope',
    'monitor/event-known',
    'monitor/id',
    'monitor/json-object',
    'monitor/no-event-before-negotiation',
    'monitor/one-reply',
    'monitor/reply-order',
  ]);
});

const broken: [string, Wire[], Partial<WatchedSession>?, Family?][] = [
  ['monitor/json-object', [{ raw: '[1]' }]],
  ['monitor/json-object', [{ raw: '{"return": }' }]],
  ['monitor/ascii', [{ raw: '{"return": {"name": "\xc3\xa9"}, "id": 1}', command: 'query-name' }]],
  ['monitor/crlf', [{ ...reply, crlf: false, before: '' }, reply]],
  ['monitor/crlf', [reply, { ...reply, before: '\xff' }]],
  [
    'monitor/envelope',
    [{ raw: '{"return": {}, "error": {"class": "GenericError", "desc": "x"}}', command: 'x' }],
  ],
  ['monitor/envelope', [{ raw: '{"error": {"class": "Oops", "desc": "x"}}', command: 'stop' }]],
  ['monitor/envelope', [{ raw: '{"error": {"desc": "x"}}', command: 'stop' }]],
  ['monitor/envelope', [{ raw: '{"error": {"class": "GenericError"}}', command: 'stop' }]],
  ['monitor/envelope', [{ raw: '{"error": {"class": "GenericError", "desc": 1}}', command: 'stop' }]],
  ['monitor/envelope', [{ raw: '{"error": "x"}', command: 'stop' }]],
  ['monitor/envelope', [{ raw: '{"hello": 1}' }]],
  ['monitor/documented-members', [{ raw: '{"return": {}, "took": 3, "id": 1}', command: 'stop' }]],
  [
    'monitor/documented-members',
    [{ raw: '{"error": {"class": "GenericError", "desc": "x", "data": {}}}', command: 'stop' }],
  ],
  ['monitor/id', [{ ...reply, match: { by: 'order' } }]],
  ['monitor/one-reply', [{ raw: '{"return": {}, "id": 1}' }]],
  ['monitor/reply-order', [{ ...reply, match: { overtook: true } }]],
  ['command/stop/reply', [{ raw: '{"return": {"x": 1}, "id": 1}', command: 'stop' }]],
  ['command/stop/reply', [{ raw: '{"return": null, "id": 1}', command: 'stop' }]],
  ['command/query-name/reply', [{ raw: '{"return": {"name": 1}, "id": 1}', command: 'query-name' }]],
  ['monitor/event-envelope', [{ raw: '{"event": "STOP"}' }]],
  ['monitor/event-envelope', [{ raw: `{"event": "STOP", "id": 1, ${stamp}}` }]],
  ['monitor/event-envelope', [{ raw: `{"event": "STOP", "timestamp": {"seconds": ${now}}}` }]],
  [
    'monitor/event-envelope',
    [{ raw: `{"event": "STOP", "timestamp": {"seconds": ${now}.5, "microseconds": 1}}` }],
  ],
  [
    'monitor/event-envelope',
    [{ raw: `{"event": "STOP", "timestamp": {"seconds": ${now}, "microseconds": 1000000}}` }],
  ],
  ['monitor/event-envelope', [{ raw: '{"event": "STOP", "timestamp": {"seconds": 1, "microseconds": 1}}' }]],
  ['monitor/event-known', [{ raw: `{"event": "NOVELTY", ${stamp}}` }]],
  ['event/RESET/data', [{ raw: `{"event": "RESET", ${stamp}}` }]],
  ['event/STOP/data', [{ raw: `{"event": "STOP", "data": {"x": 1}, ${stamp}}` }]],
  ['monitor/no-event-before-negotiation', [{ raw: `{"event": "STOP", ${stamp}}` }], { negotiated: false }],
  ['monitor/no-event-from-agent', [{ raw: `{"event": "STOP", ${stamp}}` }], {}, 'ga'],
];

test('an event while qmp_capabilities is under way may be on time: it takes effect before its reply', () => {
  const event = [{ raw: `{"event": "STOP", ${stamp}}` }];
  expect([...watch(event, { negotiated: false, negotiating: true }).violated]).toEqual([]);
});

test.each(broken)('%s is violated by %j, and nothing else is', (id, messages, session, family) => {
  expect([...watch(messages, session, family).violated]).toEqual([id]);
});

test('bytes after the last message break the framing, half a message of a dead server does not', () => {
  expect([...watch([reply], {}, 'qmp', 'noise').violated]).toEqual(['monitor/crlf']);
  expect([...watch([reply], {}, 'qmp', '{"return": ').violated]).toEqual([]);
});

test('in a session where a case sends bytes of its own, replies are for that case to match', () => {
  expect([...watch([{ raw: '{"return": {}}' }], { raw: true, negotiated: false }).violated]).toEqual([]);
});
