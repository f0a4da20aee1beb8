import { expect, test } from 'vitest';
import type { ScenarioContext } from './context.js';
import type { PlacedStep } from './place.js';
import { whyUnmigratable } from './unmigratable.js';

const scene = (answer: () => Promise<unknown>) =>
  ({
    context: { target: { commands: new Set(['query-migrate']) } },
    session: async () => ({ closed: false, execute: answer }),
  }) as unknown as ScenarioContext;
const migrate: PlacedStep = { execute: 'migrate', arguments: { uri: 'unix:a' } };
const saying = (value: object) => scene(async () => ({ value: { return: value } }));

test('a machine that says why it cannot be migrated is believed', async () => {
  const why = saying({ 'blocked-reasons': ["State blocked by non-migratable device 'cpu'"] });
  expect(await whyUnmigratable(why, [migrate])).toBe(
    "the machine cannot be migrated: State blocked by non-migratable device 'cpu'",
  );
  const peer: PlacedStep = { stimulus: 'peer-execute', with: { peer: 'other', execute: 'migrate' } };
  expect(await whyUnmigratable(why, [peer])).toMatch(/non-migratable/);
});

test('one that says nothing of it, or does not answer, has failed; and other cases do not ask', async () => {
  expect(await whyUnmigratable(saying({ status: 'failed' }), [migrate])).toBeNull();
  expect(await whyUnmigratable(saying({ 'blocked-reasons': [] }), [migrate])).toBeNull();
  expect(
    await whyUnmigratable(
      scene(() => Promise.reject(new Error('no reply'))),
      [migrate],
    ),
  ).toBeNull();
  const why = saying({ 'blocked-reasons': ['a reason'] });
  expect(await whyUnmigratable(why, [{ execute: 'stop' }])).toBeNull();
});
