/** Real servers against documents: what is found is what really differs. */
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { qmpspec, type Results, run } from '../run/cli.js';
import { describeWith, lacking } from '../target/programs.js';

const ONLY = ['--grep', 'document/**'];
const catalog = (id: string) => fileURLToPath(new URL(`../../schema/catalog/${id}.json`, import.meta.url));

/** QEMU dropped all classes but a few in 1.2 and later, and its documents were not told everywhere. */
const CLASSES = /\/error\/(DeviceNotFound|FdNotSupplied|FdNotFound)\//;

/** Examples that their own document would not have so, and one that the storage daemon's document takes from that of QEMU. */
const EXAMPLES = /\/example\/[^/]+\/[0-9a-f]+\/(json|documented)$|\/example\/object-add\/582b56e5\/replayed$/;

/** A default of what is mandatory, a type that only words call deprecated, and a threshold below zero that is taken. */
const WORDS =
  /\/block-job-set-speed\/default\/speed$|\/SocketAddressLegacy\/deprecated\/stated$|\/range\/write-threshold$/;

const KNOWN = [CLASSES, EXAMPLES, WORDS];

const TARGETS: [string[], string, number][] = [
  [['qemu-storage-daemon'], 'man-qemu-storage-daemon-qmp-ref-7.2', 1_000],
  [['qemu-system-x86_64', '-machine', 'none'], 'man-qemu-qmp-ref-7.2', 2_500],
];

for (const [command, id, listed] of TARGETS) {
  describeWith(`its own document: ${command.join(' ')}`, lacking(command[0] as string), () => {
    let results: Results;
    beforeAll(async () => {
      results = await run(...ONLY, '--', ...command);
    }, 120_000);

    test('is the default, and is recorded', () => {
      const [own, document] = results.run.docs;
      expect(own?.id).toContain('introspection of');
      expect(document?.id).toBe(id);
      expect(results.run.options).not.toContain('--docs');
      expect(results.run.listed).toBeGreaterThanOrEqual(listed);
    });

    test('holds wherever it must, and nowhere but where its document is known to be wrong', () => {
      expect(results.failing.filter((failing) => !KNOWN.some((known) => known.test(failing)))).toEqual([]);
      expect(results.summary.failing.MUST).toBe(0);
      expect(results.status).toBe(0);
    });

    test('gives every verdict with document, entity and line', () => {
      for (const { id: caseId, cites } of results.cases) {
        if (!caseId.includes('/undocumented/'))
          expect({ caseId, cite: cites[0] }).toMatchObject({
            cite: { doc: expect.stringContaining(id), entity: expect.any(String), line: expect.any(Number) },
          });
      }
    });
  });
}

describeWith('list --json --quote', lacking('qemu-storage-daemon'), () => {
  const target = ['--', 'qemu-storage-daemon'];
  const grep = ['--grep', 'command/block_resize/success'];
  const cited = async (...flags: string[]) => {
    const { stdout } = await qmpspec(['list', '--json', ...flags, ...grep, ...target]);
    return (JSON.parse(stdout) as { cites: { statement?: string }[] }).cites;
  };

  test('has the words of the manual that lies beside the program, and without --quote none', async () => {
    for (const { statement } of await cited('--quote')) expect(statement).toMatch(/ \w+ /);
    for (const cite of await cited()) expect(cite).not.toHaveProperty('statement');
  });
});

describeWith('documents of others', lacking('qemu-storage-daemon'), () => {
  let old: Results;
  beforeAll(async () => {
    old = await run(...ONLY, '--docs', catalog('qapi-schema-1.3'), '--', 'qemu-storage-daemon');
  }, 120_000);

  test('only should hold, and are part of what repeats the run', () => {
    expect(new Set(old.cases.map((c) => c.level))).not.toContain('MUST');
    expect(old.run.docs.map((d) => d.id)).toContain('qapi-schema-1.3');
    expect(old.run.options).toEqual(['--docs', catalog('qapi-schema-1.3')]);
  });

  test('commands of another program, and those removed since, are inapplicable', () => {
    const of = (name: string) => old.caseOf(`document/qapi-schema-1.3/command/${name}/present`);
    expect(of('system_reset')).toMatchObject({ outcome: 'inapplicable' });
    expect(of('system_reset').reason).toContain('qemu-storage-daemon');
    expect(of('block_resize')).toMatchObject({ outcome: 'pass' });
  });

  test('a member that later releases deprecated may be lost, and one that was optional', () => {
    const of = (member: string) =>
      old.caseOf(`document/qapi-schema-1.3/command/query-block/returns/${member}`);
    expect(of('inserted')).toMatchObject({ outcome: 'pass' });
    expect(of('dirty').reason).toContain('optional');
  });
});

describeWith('--docs', lacking('qemu-storage-daemon'), () => {
  const list = (...docs: string[]) =>
    qmpspec(['list', ...ONLY, ...docs.flatMap((doc) => ['--docs', doc]), '--', 'qemu-storage-daemon']);

  test('may be repeated; each document has cases of its own', async () => {
    const { stdout } = await list('block-core-2.2', 'qapi-schema-1.3', 'qapi-schema-1.3');
    const ids = stdout.trim().split('\n');
    expect(new Set(ids.map((id) => id.split('/')[1]))).toEqual(
      new Set(['block-core-2.2', 'qapi-schema-1.3']),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('that is nothing known is a mistake, told in one line', async () => {
    const { status, stderr } = await list('no-such-document');
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('no-such-document');
  });
});
