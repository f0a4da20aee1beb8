/** Whole runs on real servers: how much is listed, that it adds up, and that nothing fails but what is known to. */
import { beforeAll, expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { type Results, run } from './cli.js';

const TARGETS: [string[], { listed: number; failing: RegExp }][] = [
  // QEMU up to 10.0 at least names the parameter 'null' when a list element matches no branch of an alternate, and
  // device_add turns a wrong type into a string. Error classes that are documented are not those that come.
  [
    ['qemu-storage-daemon'],
    {
      listed: 2_000,
      failing:
        /\[\]\/alternate\/|^protocol\/(malformed\/overlong-nul|limits\/reply-storm)$|^document\/.*\/error\/DeviceNotFound\//,
    },
  ],
  [
    ['qemu-system-x86_64', '-machine', 'none'],
    {
      listed: 5_000,
      failing:
        /\[\]\/alternate\/|^command\/device_add\/argument\/driver\/type\/|^protocol\/(malformed\/overlong-nul|limits\/reply-storm)$|^document\/.*\/error\/(DeviceNotFound|FdNotSupplied|FdNotFound)\//,
    },
  ],
  [['qemu-ga'], { listed: 100, failing: /^$/ }],
];

for (const [command, { listed, failing }] of TARGETS) {
  describeWith(`run -- ${command.join(' ')}`, lacking(command[0] as string), () => {
    let results: Results;
    beforeAll(async () => {
      results = await run('--', ...command);
    }, 120_000);

    test('lists as many cases as promised, and every one has a result', () => {
      const { run: record, cases, summary } = results;
      expect(record.listed).toBeGreaterThanOrEqual(listed);
      expect(cases).toHaveLength(record.listed);
      expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
      const { pass, fail, inapplicable, blocked, unreached } = summary.counts;
      expect(pass + fail + inapplicable + blocked + unreached).toBe(record.listed);
      expect(unreached).toBe(0);
    });

    test('every case that was not decided says why, and every failure cites a document and shows its messages', () => {
      for (const { id, outcome, reason, findings, transcript, confirmed } of results.cases) {
        if (outcome === 'inapplicable' || outcome === 'blocked')
          expect({ id, reason }).not.toEqual({ id, reason: undefined });
        if (outcome !== 'fail') continue;
        expect({ id, confirmed }).toEqual({ id, confirmed: true });
        expect(findings[0]?.cites.length).toBeGreaterThan(0);
        expect(transcript?.length).toBeGreaterThan(0);
      }
    });

    test('no failure is a false alarm', () => {
      expect(results.failing.filter((id) => !failing.test(id))).toEqual([]);
    });

    test('the exit status tells whether something that must hold does not', () => {
      expect(results.status).toBe(results.summary.failing.MUST > 0 ? 1 : 0);
    });
  });
}
