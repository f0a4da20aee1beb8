import { expect, test } from 'vitest';
import type { References } from '../../references.js';
import { groundsFor } from './grounds.js';

const place = (entity: string) => ({ citation: { doc: 'lamp', entity, line: 1 }, otherRelease: false });
const ALL: References = { find: ({ entity }) => place(entity) };
const NO_CLASS: References = { find: ({ entity }) => (entity === 'lamp' ? place(entity) : null) };
const scenario = {
  id: 'command/lamp/success',
  title: 'a lamp is lit',
  cites: [{ entity: 'lamp', sentence: 'aa' }],
  steps: [{ execute: 'lamp', error: 'GenericError' }],
};
const problem = { check: 'scenario/accepted', message: 'lit' };
const otherClass = { ...problem, less: 'detail' as const, class: 'GenericError' };

test('what a step is about stands on the sentences of its scenario', () => {
  const { findingOf, basis, level, cites } = groundsFor(scenario, ALL);
  expect({ basis, level }).toEqual({ basis: 'documentation', level: 'MUST' });
  expect(cites.map(({ entity }) => entity)).toEqual(['lamp', 'QapiErrorClass']);
  expect(findingOf(problem)).toEqual({ ...problem, cites: [place('lamp').citation] });
});

test('the class of an error is a detail, on the sentence about it', () => {
  expect(groundsFor(scenario, ALL).findingOf(otherClass)).toMatchObject({
    basis: 'documentation',
    level: 'SHOULD',
    cites: [{ entity: 'lamp' }, { entity: 'QapiErrorClass' }],
  });
  expect(groundsFor(scenario, NO_CLASS).findingOf(otherClass)).toMatchObject({ level: 'MAY', cites: [] });
});

test.each([
  ['detail', 'SHOULD'],
  ['convention', 'MAY'],
] as const)('a step that is a %s fails at %s', (stands, level) => {
  const step = { query: 'lamps', stands };
  expect(groundsFor(scenario, ALL).findingOf(problem, step)).toMatchObject({ level });
  const users = { ...scenario, file: 'mine.yaml', cites: [] };
  expect(groundsFor(users, ALL).findingOf(problem, step)).toMatchObject({ level });
});

test('a scenario that is a convention has no finding above MAY', () => {
  const { findingOf } = groundsFor({ ...scenario, cites: [] }, ALL);
  expect(findingOf(otherClass)).toMatchObject({ level: 'MAY' });
});

test("a class that a user's own case demands is what the case is about", () => {
  const { findingOf } = groundsFor({ ...scenario, file: 'mine.yaml', cites: [] }, ALL);
  expect(findingOf(otherClass)).not.toHaveProperty('level');
});
