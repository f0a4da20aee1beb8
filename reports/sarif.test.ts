import { expect, test } from 'vitest';
import { caseRecord, failing, finding, HOSTILE, wholeRun, written } from '../test/reports/synthetic.js';
import { sarifReport } from './sarif.js';

const cites = [{ doc: 'tree/block.json', entity: 'x', line: 12 }];
const docs = [{ id: 'tree', digest: '', path: 'qemu/qapi/qapi-schema.json' }];
const sarif = async (...args: Parameters<typeof wholeRun>) =>
  JSON.parse(await written(sarifReport, wholeRun(...args)));

test('failures are results of their check, at the line of the document', async () => {
  const log = await sarif([caseRecord('p'), failing('a/b', { cites })], { docs });
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'qmpspec', rules: [{ id: 'rejection/class' }] } } }],
  });
  expect(log.runs[0].results).toHaveLength(1);
  expect(log.runs[0].results[0]).toMatchObject({
    ruleId: 'rejection/class',
    level: 'error',
    partialFingerprints: { 'case/v1': 'a/b' },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'qemu/qapi/block.json' }, region: { startLine: 12 } },
        logicalLocations: [{ fullyQualifiedName: 'a/b' }],
      },
    ],
  });
});

test('a result has a file and a line also where its document is no file: code hosts want them', async () => {
  const place = async (doc: string, line?: number) => {
    const cited = [{ doc, entity: 'x', ...(line === undefined ? {} : { line }) }];
    const [{ results }] = (await sarif([failing('a', { findings: [finding({ cites: cited })] })])).runs;
    const { artifactLocation, region } = results[0].locations[0].physicalLocation;
    return `${artifactLocation.uri}:${region.startLine}`;
  };
  expect(await place('introspection of qemu 7.2')).toBe('introspection%20of%20qemu%207.2:1');
  expect(await place('daemon-7.2/../../qapi/block.json', 9)).toBe('daemon-7.2/qapi/block.json:9');
});

test('what does not fail the run is no error, and a known deviation is suppressed with its reason', async () => {
  const expectation = { at: 'k:1', reason: 'so it is' };
  const cases = [
    failing('a', { level: 'SHOULD' }),
    failing('b', { level: 'MAY' }),
    failing('c', { known: true, expectation }),
  ];
  const [{ results }] = (await sarif(cases)).runs;
  expect(results.map((r: { level: string }) => r.level)).toEqual(['warning', 'note', 'note']);
  expect(results[2].suppressions).toEqual([{ kind: 'external', justification: 'so it is' }]);
  expect(results[0].suppressions).toBeUndefined();
});

test.each(HOSTILE)('a hostile text is text: %#', async (message) => {
  const log = await sarif([failing('a', { findings: [finding({ message, check: message.slice(0, 9) })] })]);
  expect(log.runs[0].results[0].message.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test('the log is written as one text: every run with its results, the same as JSON of several lines', async () => {
  const text = await written(sarifReport, [
    ...wholeRun([failing('a'), failing('b')]),
    ...wholeRun([caseRecord('c')]),
  ]);
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 1)}\n`);
  expect(JSON.parse(text).runs.map(({ results }: { results: unknown[] }) => results.length)).toEqual([2, 0]);
});

test('results beyond what code hosts take are left out, and the log says how many', async () => {
  const many = Array.from({ length: 25_002 }, (_, n) => failing(`a/${n}`));
  const [{ results, invocations }] = (await sarif(many)).runs;
  expect(results).toHaveLength(25_000);
  expect(invocations[0].toolExecutionNotifications).toEqual([
    { level: 'warning', message: { text: '2 more results did not fit into this log.' } },
  ]);
});
