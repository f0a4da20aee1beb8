/** docs/reference/guest-actions.md names every guest action and every part of a machine, as they are. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VALUES } from '../../suites/scenarios/engine/place.js';
import { formOf, GUEST_ACTIONS } from '../../suites/scenarios/guest/index.js';
import { MACHINES } from '../../suites/scenarios/machines.js';

const page = readFileSync(new URL('../../docs/reference/guest-actions.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, name, about]) => [name, about]);

it('lists what there is', () => {
  const actions = Object.entries(GUEST_ACTIONS).map(([name, action]) => [formOf(name, action), action.about]);
  const parts = [...MACHINES].map(([name, { about }]) => [`$${name}`, about]);
  const names = Object.entries(VALUES).map(([name, about]) => [`$${name}`, about]);
  expect(rows).toEqual([...actions, ...parts, ...names]);
});
