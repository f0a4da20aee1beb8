import { expect, test } from 'vitest';
import type { CaseRecord } from '../harness/results.js';
import { caseRecord, failing, finding, HOSTILE, runRecord, wholeRun } from '../test/reports/synthetic.js';
import { screen, shown } from '../test/reports/terminal.js';

test('a group shows id, title, level, what was expected and came, who says so, and how to repeat it', async () => {
  const text = await shown(
    wholeRun([
      failing('command/quit/reply', {
        confirmed: true,
        reason: 'came again, alone on a fresh target',
        stderr: 'one\ntwo\n',
        transcript: [
          { t: 1, session: 0, dir: '→', msg: '{"execute":"quit"}' },
          { t: 2.5, session: 0, dir: '←', msg: `{"return":"${'x'.repeat(5000)}"}` },
        ],
      }),
    ]),
  );
  const lines = text.split('\n');
  expect(lines.slice(0, 12)).toEqual([
    'Testing qemu-system-x86_64 7.2.22 (qemu-system-x86_64 -M none) by qemu-system-7.2: 1 case, seed 7.',
    '',
    'FAILS  rejection/class  (1 case, MUST)',
    '  command/quit/reply',
    '    title of command/quit/reply',
    "  Message:   the class is 'CommandNotFound', not 'GenericError'",
    '  Expected:  "GenericError"',
    '  Came:      {"error":{"class":"CommandNotFound","desc":"no"}}',
    '  Says:      wire-rules, W30, line 12: arguments are checked first',
    '  Confirmed: came again, alone on a fresh target',
    '  Last messages:',
    '      1.0 ms  → {"execute":"quit"}                      │',
  ]);
  expect(lines[12]).toMatch(/^ {6}2\.5 ms +│ ← \{"return":"x+$/);
  const [said, words] = text.split('  The target wrote:');
  expect(said).toMatch(/ …\d+\s+│\s+characters cut… x/);
  expect(words?.split('\n').slice(1, 4)).toEqual([
    '    one',
    '    two',
    '  Repeat:    qmpspec run --grep command/quit/reply --seed 7 -- qemu-system-x86_64 -M none',
  ]);
  expect(lines.at(-2)).toBe('FAIL  qemu-system-x86_64 7.2.22: 1 case failed; 0 of 1 case passed.');
});

test('a broken rule of order shows the messages that it is about, in two lanes', async () => {
  const broken = finding({
    excerpt: [
      { t: 1, session: 0, dir: '→', msg: '{"execute":"stop"}' },
      { t: 2, session: 1, dir: '←', msg: '{"event":"STOP"}' },
    ],
  });
  const transcript = [{ t: 0, session: 0, dir: '→' as const, msg: 'something else' }];
  const text = await shown(
    wholeRun([failing('order/run-state/stop-resume', { findings: [broken], transcript })]),
  );
  expect(text).toMatch(
    /The messages it is about:\n.* #0 +→ \{"execute":"stop"\} +│\n.* #1 +│ ← \{"event":"STOP"\}/,
  );
  expect(text).not.toContain('something else');
});

test('thousands of failures of one cause take a few lines', async () => {
  const cases = Array.from({ length: 4000 }, (_, n) => failing(`command/cmd-${n}/argument/size/missing`));
  const text = await shown(wholeRun(cases));
  expect(text).toContain('(4,000 cases, MUST)');
  expect(text).toContain("  and 3,997 more; all: --grep 'command/*/argument/size/missing'");
  expect(text.split('\n').length).toBeLessThan(30);
});

test('thousands of causes do not flood the log, and say that there are more', async () => {
  const word = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const cases = Array.from({ length: 1000 }, (_, n) =>
    failing(`a/${n}`, { findings: [finding({ check: word(n) })] }),
  );
  const text = await shown(wholeRun(cases));
  expect(text).toContain('and 880 more causes: --report json=FILE has them all');
  expect(text.match(/^FAILS /gm)).toHaveLength(120);
  expect(text.match(/Repeat:/g)).toHaveLength(20);
});

test('the table adds up to the cases listed, by area, and gives the reasons', async () => {
  const cases = [
    caseRecord('b/1'),
    caseRecord('a/1', { outcome: 'blocked', reason: 'no KVM' }),
    caseRecord('a/2', { outcome: 'inapplicable', reason: "no command 'x'" }),
    caseRecord('a/3', { outcome: 'inapplicable', reason: "no command 'y'" }),
    caseRecord('a/4', { level: 'MAY', outcome: 'fail', findings: [finding()] }),
  ];
  const text = await shown(wholeRun(cases));
  expect(text).toContain(
    [
      'area    listed  pass  fail  inapplicable  blocked  unreached',
      'b            1     1     0             0        0          0',
      'a            4     0     1             2        1          0',
      'in all       5     1     1             2        1          0',
      '',
      '  1 blocked: no KVM',
      "  2 inapplicable: no command 'x' (and the like)",
      '',
      'Coverage: commands 180 of 216 (83%, sent 100%); events 3 of 0.',
      'Effort: 12 targets booted in 480 ms, 8,123 requests, 2 checks in 4.2 s (0 a second).',
      '',
      'PASS  qemu-system-x86_64 7.2.22: no unexpected failures; 1 of 5 cases passed, 1 failure tolerated.',
    ].join('\n'),
  );
  expect(text).toContain('fails  rejection/class  (1 case, MAY, does not fail this run)');
});

test('many reasons are cut short without losing count of their cases', async () => {
  const reasons = 'abcdefghijklmnop'
    .split('')
    .flatMap((letter, i) => new Array(i < 2 ? 9 : 1).fill(letter.repeat(5)));
  const text = await shown(
    wholeRun(reasons.map((reason, n) => caseRecord(`a/${n}`, { outcome: 'blocked', reason }))),
  );
  expect(text.match(/^ +\d+ (blocked: |more for other reasons)/gm)).toHaveLength(13);
  expect(text).toContain('\n  9 blocked: aaaaa\n');
  expect(text).toContain('\n  4 more for other reasons\n');
});

test('known deviations are no failures to read; those that pass are named', async () => {
  const text = await shown(
    wholeRun([failing('a/known', { known: true }), caseRecord('a/stale', { known: true })]),
  );
  expect(text).not.toContain('rejection/class');
  expect(text).toContain('they pass; take them off the list:\n  a/stale\n');
});

test('a run that broke off says so, and so does the table', async () => {
  const text = await shown([runRecord({ listed: 3 }), caseRecord('a/1')]);
  expect(text).toContain('2 of 3 listed cases have no result.');
  expect(text).toContain(
    'INCOMPLETE  qemu-system-x86_64 7.2.22: the run ended early, 2 cases without a result',
  );
});

test('two runs are shown one after the other', async () => {
  const text = await shown([...wholeRun([caseRecord('a')]), ...wholeRun([failing('a')], { listed: 1 })]);
  expect(text.match(/^(PASS|FAIL|Testing) /gm)).toEqual(['Testing ', 'PASS ', 'Testing ', 'FAIL ']);
  expect(text).toMatch(/^PASS .*\n\nTesting /m);
});

const hostileCases = (): CaseRecord[] =>
  HOSTILE.map((text, n) =>
    failing(`hostile/${text}/${n}`, {
      title: text,
      reason: text,
      stderr: text,
      findings: [
        finding({
          check: text,
          message: text,
          expected: text,
          actual: { [text]: 1n },
          cites: [{ doc: text, entity: text }],
        }),
      ],
      transcript: [{ t: 1, session: 0, dir: '←', msg: text }],
    }),
  );

test.each([true, false])(
  'whatever a target says, a terminal obeys only our own colours (colour: %s)',
  async (colour) => {
    const cases = hostileCases();
    const run = { listed: cases.length, docs: HOSTILE.map((id) => ({ id: id.slice(0, 99), digest: '' })) };
    const target = {
      kind: HOSTILE[0],
      command: [...HOSTILE.slice(0, -1)],
      version: { qemu: { major: HOSTILE[1] } },
    };
    const text = await shown(
      [{ type: 'note', message: HOSTILE[0] }, ...wholeRun(cases, { ...run, target })],
      screen({ colour }),
    );
    const bare = colour ? text.replace(/\u001b\[\d+m/g, '') : text;
    expect(bare.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(text.length).toBeLessThan(200_000);
  },
);

test.each([60, 80, 200])('keeps within %i columns, apart from what is there to be copied', async (width) => {
  const cases = [
    ...hostileCases().slice(0, 4),
    caseRecord('protocol/x', { outcome: 'blocked', reason: 'it cannot be tried here, because '.repeat(5) }),
  ];
  const text = await shown(wholeRun(cases), screen({ width }));
  const long = text.split('\n').filter((line) => line.length > width);
  const tables = width < 66 ? /^(area|in all|hostile|protocol) / : /^$/;
  const free = /^ {2}Repeat:|^FAIL | ← |all: --grep/;
  expect(long.filter((line) => !free.test(line) && !tables.test(line))).toEqual([]);
});
