import { expect, test } from 'vitest';
import type { JsonObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import type { ProbeCase, Reply } from '../case.js';
import { commandCases } from './index.js';
import { defectWords } from './rejection.js';

const iface: Interface = {
  document: { id: 'test', title: 'test', version: null, digest: '', kind: 'introspection' },
  commands: {
    resize: { arguments: 'Resize', returns: {}, line: 7 },
    'query-size': { arguments: {}, returns: 'int' },
    qmp_capabilities: { arguments: { enable: { type: ['str'], optional: true } }, returns: {} },
    device_add: { arguments: 'Device', returns: {} },
  },
  events: {},
  types: {
    Device: {
      kind: 'object',
      members: { driver: { type: 'str', optional: false }, id: { type: 'str', optional: true } },
    },
    Resize: {
      kind: 'object',
      members: { filename: { type: 'str', optional: false }, size: { type: 'int', optional: false } },
    },
  },
  statements: [],
  diagnostics: [],
};
const cases = commandCases(iface, '/scratch');
const probe = (id: string) => cases.find((c) => c.id === id) as ProbeCase;
const judge = (id: string, value: JsonObject) => {
  const judgement = probe(id).probe.judge({ t: 0, raw: '', crlf: true, before: '', value } as Reply);
  return Array.isArray(judgement) ? judgement.map((f) => f.check) : 'undecided';
};
const findings = (id: string, value: JsonObject) => {
  const judgement = probe(id).probe.judge({ t: 0, raw: '', crlf: true, before: '', value } as Reply);
  return Array.isArray(judgement) ? judgement : [];
};
const error = (desc: string, name = 'GenericError') => ({ error: { class: name, desc } });

const missing = 'command/resize/argument/size/missing';

test.each([
  [error("Parameter 'size' is missing"), []],
  [{ return: {} }, ['rejection/accepted']],
  [error("Parameter 'size' is missing", 'CommandNotFound'), ['rejection/class']],
  [error('Bad request'), ['rejection/names-parameter']],
  [error('Resized in vain'), ['rejection/names-parameter']],
  [error('downsize is missing'), ['rejection/names-parameter']],
])('a request without its size: %j gives %j', (value, checks) =>
  expect(judge(missing, value)).toEqual(checks),
);

test('accepted against the schema is MUST, the wrong class SHOULD, and what no text demands a convention', () => {
  const standing = (value: JsonObject) =>
    findings(missing, value).map((f) => [f.basis, f.level, f.cites.length]);
  expect(standing({ return: {} })).toEqual([[undefined, undefined, 2]]);
  expect(probe(missing)).toMatchObject({ basis: 'schema', level: 'MUST' });
  expect(standing(error('x', 'CommandNotFound'))).toEqual([['documentation', 'SHOULD', 3]]);
  expect(standing(error('Bad request'))).toEqual([['convention', 'MAY', 0]]);
});

test('of two faults either may be answered', () => {
  const elsewhere = findings(missing, error('No such device', 'DeviceNotFound'));
  expect(elsewhere).toMatchObject([{ check: 'rejection/late', level: 'MAY' }]);
  const again = 'command/qmp_capabilities/argument/enable/type/integer';
  expect(judge(again, error('already negotiated', 'CommandNotFound'))).toEqual([]);
});

test('where QAPI checks nothing, a rejection for another value does not tell; everywhere else it is too late', () => {
  const late = error("'qmpspec-none' is not a valid device");
  expect(judge('command/device_add/argument/id/type/integer', late)).toBe('undecided');
  expect(judge('command/device_add/argument/driver/type/integer', error("'1' is not valid"))).toEqual([
    'rejection/names-parameter',
  ]);
  expect(judge('command/resize/unexpected', late)).toEqual(['rejection/late']);
  const looked = error("no size fits the filename '/scratch/qmpspec-none'");
  expect(judge('command/resize/argument/size/as-string', looked)).toEqual(['rejection/late']);
  expect(probe('command/device_add/unexpected').level).toBe('SHOULD');
});

test.each([
  [error('x'), []],
  [{ return: {} }, []],
  [error('The command resize has not been found', 'CommandNotFound'), ['command/known']],
])('a listed command is known: %j gives %j', (value, checks) => {
  expect(judge('command/resize/known', value)).toEqual(checks);
});

test('paths point below the scratch directory, other strings to nothing', () => {
  expect(probe('command/resize/argument/size/type/object').probe.arguments).toEqual({
    filename: '/scratch/qmpspec-none',
    size: {},
  });
});

test('a case cites the rule and the entity with its line', () => {
  expect(probe(missing).cites).toMatchObject([
    { doc: 'wire-rules', entity: 'W30' },
    { doc: 'test', entity: 'resize', line: 7 },
  ]);
});

test('only an acting command, and only where the defect could be overlooked, is said to act', () => {
  const acting = cases.filter((c) => c.needs.mutates).map((c) => c.id);
  expect(acting).toContain('command/resize/unexpected');
  expect(acting).toContain('command/resize/argument/size/as-string');
  expect(acting).not.toContain(missing);
  expect(acting).not.toContain('command/resize/argument/size/type/object');
  expect(acting.filter((id) => id.startsWith('command/query-size/'))).toEqual([]);
});

test('every id is there once', () => {
  expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
});

test.each([
  ['size', 'missing', 'size is missing'],
  ['', 'unexpected', 'it has an undeclared member'],
  ['actions[].data', 'unexpected', 'actions[].data has an undeclared member'],
  ['size', 'type/string', 'size is of the wrong type (string)'],
  ['file', 'alternate/object', 'file is of the wrong type (object)'],
  ['size', 'type/null', 'size is of the wrong type (null)'],
  ['size', 'spelled-fraction', 'size is of the wrong type (written as a fraction, 1.0)'],
  ['size', 'range/over', 'size is above its range'],
  ['driver', 'tag/case', 'driver is in capitals, which is none of its values'],
  ['driver', 'enum/unknown', 'driver is none of its values'],
  ['driver', 'something/new', 'driver is wrong (something new)'],
])('%s, %s: %s', (path, defect, words) => {
  expect(defectWords({ path, defect })).toBe(words);
});
