import { expect, test } from 'vitest';
import { UNEXPECTED } from '../../generators/breakage.js';
import type { JsonObject } from '../../schema/json.js';
import type { Reply, TargetFacts } from '../case.js';
import { unlistedCases } from './unlisted.js';

const facts: TargetFacts = {
  family: 'qmp',
  version: null,
  commands: new Set(['stop']),
  disabled: new Set(['guest-exec']),
  types: null,
  attached: false,
};
const cases = unlistedCases(['stop', 'cont', 'guest-exec', 'cont'], facts);
const checks = (value: JsonObject) => {
  const judgement = cases[0]?.probe.judge({ t: 0, raw: '', crlf: true, before: '', value } as Reply);
  return Array.isArray(judgement) ? judgement.map((f) => f.check) : judgement;
};

test('one case for each name that the server neither lists nor has disabled', () => {
  expect(cases.map((c) => c.id)).toEqual(['introspection/unlisted/cont']);
});

test('that a command is refused otherwise is a detail, unless it was found', () => {
  const level = (desc: string) => {
    const judgement = cases[0]?.probe.judge({ value: { error: { class: 'GenericError', desc } } } as never);
    return Array.isArray(judgement) ? judgement[0]?.level : null;
  };
  expect(level('no such command')).toBe('SHOULD');
  expect(level(`Parameter '${UNEXPECTED}' is unexpected`)).toBeUndefined();
});

test('an unlisted command must be unknown', () => {
  expect(checks({ error: { class: 'CommandNotFound', desc: 'x' } })).toEqual([]);
  expect(checks({ error: { class: 'GenericError', desc: 'x' } })).toEqual(['introspection/unlisted']);
  expect(checks({ return: {} })).toEqual(['introspection/unlisted']);
});
