/** Results of runs, compared by what their targets said of themselves: what `schema compare` says of the two dumps. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeSchema } from '../../harness/reference/introspection/describe.js';
import { compareRuns } from '../../reports/diff/compare.js';
import type { KeptRun } from '../../reports/stored/kept.js';
import { loadCatalog } from '../../schema/catalogs.js';
import { packSchema } from '../../schema/packed.js';
import { keptRun } from '../reports/kept.js';
import { qmpspec } from '../run/cli.js';
import { describeWith, ROOTS } from '../target/programs.js';

const SHOWN = { unannounced: 6, announced: 12, deprecated: 6, compatible: 169 };

function counts(changes: readonly { verdict: string }[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { verdict } of changes) found[verdict] = (found[verdict] ?? 0) + 1;
  return found;
}

/** As of a server under a name that no catalog is of. */
function saying(catalog: string): KeptRun {
  const iface = loadCatalog(catalog);
  const [major = 0, minor = 0, micro = 0] = (iface.document.version ?? '').split('.').map(Number);
  const version = { qemu: { major, minor, micro }, package: '' };
  return {
    ...keptRun([], { target: { kind: 'my-qemu', command: [], version } }),
    interface: { type: 'interface', schema: packSchema(describeSchema(iface)) as string },
  };
}

test('10.0 to 11.1, from what the results hold', () => {
  const [older, newer] = ['10.0', '11.1'].map((release) => saying(`introspection-qemu-system-${release}`));
  const { entities, broken } = compareRuns(older as KeptRun, newer as KeptRun);
  expect(counts(entities ?? [])).toEqual(SHOWN);
  expect(broken).toBe(SHOWN.unannounced);
});

const missing = ['trixie', 'forky']
  .map((name) => join(ROOTS, name))
  .find((root) => !existsSync(join(root, 'usr/bin/qemu-system-x86_64')));

describeWith('10.0 to 11.1, run', missing === undefined ? null : `${missing} has no QEMU`, () => {
  test('small runs have it, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qmpspec-results-'));
    try {
      const files: string[] = [];
      for (const name of ['trixie', 'forky']) {
        const file = join(folder, `${name}.jsonl`);
        const wanted = ['--grep', 'introspection/**', '--report', `json=${file}`];
        const target = ['qemu-system-x86_64', '-machine', 'none'];
        const { status } = await qmpspec(['run', ...wanted, '--root', join(ROOTS, name), '--', ...target]);
        expect(status).toBe(0);
        files.push(file);
      }
      const { status, stdout } = await qmpspec(['diff', '--json', ...files]);
      expect(status).toBe(1);
      const records = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(counts(records.filter(({ type }) => type === 'entity'))).toEqual(SHOWN);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
