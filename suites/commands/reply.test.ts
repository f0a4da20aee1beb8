import { expect, test } from 'vitest';
import type { JsonObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import type { CaseContext, Finding, TrafficCase } from '../case.js';
import { commandCases } from './index.js';

const iface: Interface = {
  document: { id: 'test', title: 'test', version: null, digest: '', kind: 'introspection' },
  commands: { 'query-nodes': { arguments: { flat: { type: 'bool', optional: true } }, returns: {} } },
  events: {},
  types: {},
  statements: [],
  diagnostics: [],
};

async function stimulated(value: JsonObject): Promise<string[]> {
  const said: string[] = [];
  const testCase = commandCases(iface, '/x').find((c) => c.id === 'command/query-nodes/reply') as TrafficCase;
  await testCase.traffic.stimulate?.({
    open: async () => ({ execute: async () => ({ value }) }),
    fail: ({ check }: Finding) => said.push(check),
    blocked: () => said.push('blocked'),
  } as unknown as CaseContext);
  return said;
}

const refused = (desc: string) => ({ error: { class: 'GenericError', desc } });

test('an optional argument may be left out', async () => {
  expect(await stimulated({ return: {} })).toEqual([]);
  expect(await stimulated(refused("Parameter 'flat' is missing"))).toEqual(['reply/optional']);
});

test('another refusal is the affair of the target’s state', async () => {
  expect(await stimulated(refused("Parameter 'other' is missing"))).toEqual(['blocked']);
  expect(await stimulated(refused('Not now'))).toEqual(['blocked']);
});
