import { expect, test } from 'vitest';
import type { JsonObject } from '../../../schema/json.js';
import type { CaseContext } from '../../case.js';
import { NO_REFERENCES } from '../../references.js';
import { PC_BASES } from '../bases.js';
import { FIXTURES } from '../index.js';
import { ScenarioContext } from './context.js';
import type { Scenario } from './format.js';
import { scenarioCase } from './scenario-case.js';
import { request } from './steps/request.js';

/** A scene in which nothing can be sent: whatever gets so far names what it would have been. */
function scene(guarded: boolean): ScenarioContext {
  const context = {
    scratch: '/scratch',
    open: () => Promise.resolve({ mark() {} }),
    blocked(reason: string): never {
      throw new Error(reason);
    },
    get target(): never {
      throw new Error('it would be sent');
    },
  };
  return new ScenarioContext(context as unknown as CaseContext, undefined, guarded);
}

const create = (filename: string) => ({
  execute: 'blockdev-create',
  arguments: { 'job-id': 'j', options: { driver: 'file', filename, size: 0 } },
});

test.each([
  ['/etc/passwd', '$A'],
  ['../outside', '$DIR/$A'],
  ['', '$A/etc/passwd'],
])('what a reply said (%s) leads nobody out of the directory', async (value, filename) => {
  const own = scene(true);
  own.save({ A: '' }, value);
  await expect(request(create(filename), own)).rejects.toThrow(/^not sent: .*--allow-denylisted/);
});

test.each([
  [true, '$DIR/disk'],
  [true, 'disk'],
  [false, '/etc/passwd'],
])('guarded: %s, %s is sent', async (guarded, filename) => {
  await expect(request(create(filename), scene(guarded))).rejects.toThrow('it would be sent');
});

/** A guarded case that is played until something is held back, or an external action is asked for. */
async function play(rest: Partial<Scenario>): Promise<string> {
  const context = {
    scratch: '/scratch',
    target: { attached: false },
    open: () => Promise.resolve({ mark() {} }),
    blocked(reason: string): never {
      throw new Error(reason);
    },
    stimulate(name: string, args: JsonObject, guarded?: boolean): never {
      throw new Error(`${name} with ${JSON.stringify(args)}, guarded: ${guarded}`);
    },
  };
  const scenario: Scenario = { id: 'a/b', title: 'a', steps: [{ execute: 'quit' }], guarded: true, ...rest };
  const made = scenarioCase(scenario, FIXTURES, NO_REFERENCES, PC_BASES);
  try {
    await made.run(context as unknown as CaseContext);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing is held back';
}

test('a fixture is held to the same, whatever it is given', async () => {
  const options = { driver: 'file', filename: '/etc/passwd' };
  expect(await play({ given: [{ 'null-co': { options } }] })).toMatch(/^not sent: .*--allow-denylisted/);
});

test('an external action is told that it is from anybody, also in a fixture', async () => {
  const peer = { stimulus: 'peer', with: { machine: ['$DIR'] } };
  const asked = 'peer with {"machine":["/scratch"]}, guarded: true';
  expect(await play({ steps: [peer] })).toBe(asked);
  expect(await play({ given: [{ file: { data: '51' } }] })).toMatch(/^write-file .*, guarded: true$/);
});
