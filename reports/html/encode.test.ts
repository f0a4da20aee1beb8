import { expect, test } from 'vitest';
import type { ResultEvent } from '../../harness/results.js';
import { encoded as encodedWith, keptRuns } from '../../test/reports/kept.js';
import { caseRecord, failing, finding, runRecord, wholeRun } from '../../test/reports/synthetic.js';
import type { KeptRun } from '../stored/kept.js';

const encoded = (...streams: (readonly ResultEvent[])[]) => encodedWith(streams.flat());

const version = (minor: number) => ({
  target: { ...runRecord().target, version: { qemu: { major: 7, minor, micro: 0 }, package: '' } },
});

test('every target has a letter for every case that any target lists', () => {
  const { index } = encoded(
    wholeRun([caseRecord('a'), failing('b'), failing('c', { level: 'MAY' })]),
    wholeRun(
      [
        caseRecord('d', { outcome: 'blocked', reason: 'no KVM' }),
        failing('b', { known: true }),
        caseRecord('a', { known: true }),
      ],
      version(3),
    ),
  );
  expect(index.ids).toEqual(['a', 'b', 'c', 'd']);
  expect(index.targets.map(({ outcomes }) => outcomes)).toEqual(['pft.', 'PF.b']);
  expect(index.targets[1]?.reasons.map(([place, reason]) => [place, index.reasons[reason]])).toEqual([
    [3, 'no KVM'],
  ]);
});

test('targets are told apart even where they read the same', () => {
  const { index } = encoded(wholeRun([]), wholeRun([]), wholeRun([], version(3)));
  expect(index.targets.map(({ name }) => name)).toEqual([
    'qemu-system-x86_64 7.2.22',
    'qemu-system-x86_64 7.2.22 (2)',
    'qemu-system-x86_64 7.3.0',
  ]);
});

test('citations are stored once, and by target: versions are held to different documents', () => {
  const [old, recent] = [[{ doc: 'old', entity: 'x' }], [{ doc: 'new', entity: 'x' }]];
  const { index } = encoded(
    wholeRun([caseRecord('a', { cites: old }), caseRecord('b', { cites: old })]),
    wholeRun([caseRecord('a', { cites: recent })], version(3)),
  );
  expect(index.citations).toEqual([old, recent]);
  expect(index.targets.map(({ cites }) => cites)).toEqual([
    [0, 0],
    [1, -1],
  ]);
});

test('details are kept of what failed, with values as they were spelled', () => {
  const big = 2n ** 63n;
  const { details } = encoded(
    wholeRun([caseRecord('a'), failing('b', { findings: [finding({ expected: big, actual: 1 })] })]),
  );
  expect(Object.keys(details[0] ?? {})).toEqual(['1']);
  expect(details[0]?.[1]?.findings[0]).toMatchObject({ expected: '9223372036854775808', actual: '1' });
});

test('a failing case keeps which messages are its own, how the target was started, and where it was seen', () => {
  const transcript = [{ t: 0, session: 0, dir: '→' as const, msg: 'x', kind: 'stimulus' as const }];
  const at = { from: 0, to: 1 };
  const record = failing('a', {
    ...{ transcript, findings: [finding({ at })], seenIn: ['b'], command: ['q', '-M', 'a b'] },
  });
  const [details] = encoded(wholeRun([record])).details;
  expect(details?.[0]).toMatchObject({
    transcript,
    seenIn: ['b'],
    command: "q -M 'a b'",
    findings: [{ at }],
  });
});

test('of thousands of failures of one cause the first keep their transcripts, the others say so', () => {
  const transcript = [{ t: 0, session: 0, dir: '→' as const, msg: '{}' }];
  const many = Array.from({ length: 50 }, (_, n) => failing(`a/${n}`, { transcript }));
  const other = failing('other', { transcript, findings: [finding({ check: 'x' })] });
  const [kept] = encoded(wholeRun([...many, other])).details;
  const all = Object.values(kept ?? {});
  expect(all.filter((detail) => detail.transcript !== undefined)).toHaveLength(11);
  expect(all.filter((detail) => detail.transcriptLeftOut)).toHaveLength(40);
  expect(kept?.[50]?.transcript).toEqual(transcript);
});

test('what a target sends is spelled visibly', () => {
  const hostile = 'a\u202eb\u001b[2J';
  const { index, details } = encoded(
    wholeRun([
      failing('a', {
        title: hostile,
        reason: hostile,
        findings: [finding({ message: hostile, actual: hostile })],
        transcript: [{ t: 0, session: 0, dir: '←', msg: hostile }],
        stderr: `${hostile}\nsecond line`,
      }),
    ]),
  );
  expect(JSON.stringify([index, details])).not.toMatch(/[\u202e\u001b]|\\u202e(?!b)/);
  expect(details[0]?.[0]?.transcript?.[0]?.msg).toBe('a\\u202eb\\u001b[2J');
  expect(details[0]?.[0]?.stderr?.split('\n')).toHaveLength(2);
});

test('what changed is told by row of the matrix, the worst first; cases that only follow are not told again', () => {
  const events = [...wholeRun([]), ...wholeRun([], version(3))];
  const [before, after] = keptRuns(events) as [KeptRun, KeptRun];
  const change = { before: 'pass', after: 'fail x', because: 'it fails now', follows: false };
  const { index } = encodedWith(events, [
    {
      ...{ before, after, broken: 1 },
      entities: [
        {
          ...{ kind: 'commands', entity: 'stop', list: 'itself', path: [], rule: null, cites: [] },
          ...{ message: 'command stop is new', verdict: 'compatible', because: 'it breaks nobody' },
        },
      ],
      cases: [
        { ...change, id: 'event/STOP/data', kind: 'outcome', verdict: 'unannounced' },
        { ...change, id: 'event/X/data', kind: 'outcome', verdict: 'unannounced', follows: true },
        { ...change, id: 'event/Y/data', kind: 'vanished', verdict: 'compatible' },
      ],
    },
  ]);
  expect(index.comparisons).toMatchObject([{ before: 0, after: 1, byDocuments: true }]);
  expect(index.comparisons[0]?.changes.map(({ subject, verdict }) => [subject, verdict])).toEqual([
    ['event/STOP', 'unannounced'],
    ['command/stop', 'compatible'],
  ]);
});

test('a target that could not be started is a column that says why', () => {
  const { index } = encoded([runRecord({ name: 'old', unstarted: 'the program is not there' })]);
  expect(index.targets[0]).toMatchObject({ name: 'old', verdict: { status: 'untested' } });
  expect(index.targets[0]?.verdict.sentence).toContain('the program is not there');
});

test('a run without a summary is a column without coverage', () => {
  expect(encoded([runRecord({ listed: 2 }), caseRecord('a')]).index.targets[0]).toMatchObject({
    summary: null,
    verdict: { status: 'incomplete' },
  });
});
