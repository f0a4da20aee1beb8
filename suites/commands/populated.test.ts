import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import type { CaseContext, Finding, Session } from '../case.js';
import { populated } from './populated.js';

const bare = { arguments: {}, returns: null };
const iface: Interface = {
  document: { id: 'test', title: 'test', version: null, digest: '', kind: 'introspection' },
  commands: {
    'blockdev-add': { ...bare, arguments: null },
    'query-named-block-nodes': bare,
    'query-events': bare,
  },
  events: {},
  types: {},
  statements: [],
  diagnostics: [],
};

/** What the case finds on a server that answers like this, and what it asked. */
async function conversation(answer: (command: string) => JsonObject) {
  const findings: Finding[] = [];
  const asked: string[] = [];
  const session = {
    execute: async (command: string) => {
      asked.push(command);
      return { value: answer(command) };
    },
  } as unknown as Session;
  const context = {
    target: { commands: new Set(Object.keys(iface.commands)) },
    open: async () => session,
    fail: (finding: Finding) => findings.push(finding),
  } as unknown as CaseContext;
  await populated(iface).run(context);
  return { checks: findings.map((f) => f.check), asked };
}

const listing = (nodes: JsonValue) => (command: string) => ({
  return: command === 'query-named-block-nodes' ? nodes : {},
});

test('what was made must be listed', async () => {
  expect((await conversation(listing([{ 'node-name': 'qmpspec-node' }]))).checks).toEqual([]);
  expect((await conversation(listing([]))).checks).toEqual(['command/listed']);
  expect((await conversation(listing(null))).checks).toEqual(['command/listed']);
});

test('what could not be made need not be listed', async () => {
  const refusing = (command: string) =>
    command === 'blockdev-add' ? { error: { class: 'GenericError', desc: 'no' } } : { return: [] };
  expect((await conversation(refusing)).checks).toEqual([]);
});

test('only commands of the server are sent, and none whose answer is fixed', async () => {
  const { asked } = await conversation(listing([{ 'node-name': 'qmpspec-node' }]));
  expect([...new Set(asked)].sort()).toEqual(['blockdev-add', 'query-named-block-nodes']);
});
