/** Whole runs on real servers: how much is listed, that it adds up, and that nothing fails but what is known to. */
import { beforeAll, expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { type Results, run } from './cli.js';

/** What documents say of themselves; no message of a target shows it. */
const SELF_CONTRADICTION = [
  /^document\/.*\/example\/[\w-]+\/\w+\/(json|documented)$/,
  // The text deprecates the type, the definition does not.
  /\/type\/SocketAddressLegacy\/deprecated\/stated$/,
  // A default of a member that is mandatory.
  /\/block-job-set-speed\/default\/speed$/,
];

const BLOCK = [
  ...SELF_CONTRADICTION,
  // Up to 10.0 at least the parameter is called 'null' when a list element matches no branch of an alternate.
  /\[\]\/alternate\//,
  /^protocol\/(malformed\/overlong-nul|limits\/reply-storm)$/,
  /^document\/.*\/error\/DeviceNotFound\//,
  // -1 is taken for 2^64 - 1 where a number "must be non-negative".
  /\/block-set-write-threshold\/range\/write-threshold$/,
  // 7.2 crashes; the shipped expectations have the entry.
  /^command\/query-named-block-nodes\/success\/after-a-stream$/,
];

const MACHINE = [
  // A wrong type is turned into a string.
  /^command\/device_add\/argument\/driver\/type\//,
  /^document\/.*\/error\/(FdNotSupplied|FdNotFound)\//,
  // DeviceNotFound is documented, DeviceNotActive comes.
  /^command\/set_password\/failure\/no-server$/,
  // 7.2 aborts.
  /^command\/xen-load-devices-state\/success\/own$/,
];

const matches = (patterns: readonly RegExp[], id: string) => patterns.some((p) => p.test(id));

const TARGETS: [string[], { listed: number; failing: RegExp[] }][] = [
  [['qemu-storage-daemon'], { listed: 2_000, failing: [...BLOCK, /\/example\/object-add\/\w+\/replayed$/] }],
  [['qemu-system-x86_64', '-machine', 'none'], { listed: 5_000, failing: [...BLOCK, ...MACHINE] }],
  [['qemu-ga'], { listed: 100, failing: [] }],
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
      for (const { id, outcome, reason, findings, transcript, confirmed, basis } of results.cases) {
        if (outcome === 'inapplicable' || outcome === 'blocked')
          expect({ id, reason }).not.toEqual({ id, reason: undefined });
        if (outcome !== 'fail') continue;
        expect({ id, confirmed }).toEqual({ id, confirmed: true });
        const cited = (findings[0]?.cites.length ?? 0) > 0;
        expect({ id, cited: cited || basis === 'convention' }).toEqual({ id, cited: true });
        const shown = (transcript?.length ?? 0) > 0;
        expect({ id, shown: shown || matches(SELF_CONTRADICTION, id) }).toEqual({ id, shown: true });
      }
    });

    test('no failure is a false alarm', () => {
      expect(results.failing.filter((id) => !matches(failing, id))).toEqual([]);
    });

    test('the exit status tells whether something that must hold does not', () => {
      expect(results.status).toBe(results.summary.failing.MUST > 0 ? 1 : 0);
    });
  });
}
