import { expect, test } from 'vitest';
import type { JsonObject } from '../../../schema/json.js';
import type { CaseContext } from '../../case.js';
import { ScenarioContext } from './context.js';
import { request } from './steps/request.js';

/** A target that has the command and answers so. */
function answering(value: JsonObject): ScenarioContext {
  const session = { mark() {}, execute: () => Promise.resolve({ value }) };
  return new ScenarioContext({
    scratch: '/scratch',
    model: { commands: { 'query-sgx': {} } },
    introspection: null,
    target: { commands: new Set(['query-sgx']), version: null },
    open: () => Promise.resolve(session),
    blocked(reason: string): never {
      throw new Error(reason);
    },
  } as unknown as CaseContext);
}

const step = { execute: 'query-sgx', blocked_without: 'Intel SGX' };
const refusal = { error: { class: 'GenericError', desc: 'SGX is not available' } };

test('a refusal for want of rare hardware blocks the case, and says of what', async () => {
  await expect(request(step, answering(refusal))).rejects.toThrow(
    'it takes Intel SGX: query-sgx was refused with GenericError: SGX is not available',
  );
});

test('where it is there, nothing is blocked; of another step a refusal is a failure', async () => {
  expect(await request(step, answering({ return: {} }))).toBeNull();
  const problem = await request({ execute: 'query-sgx' }, answering(refusal));
  expect(problem?.check).toBe('scenario/refused');
});
