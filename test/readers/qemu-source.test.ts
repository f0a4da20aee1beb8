/**
 * QEMU's own schemas, and those that it refuses in its own tests: every fault is found in its line, and nothing else is
 * one. Debian's source has them; scripts/qemu-source.sh fetches it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openNamed } from '../../api/open-named.js';
import { allRemarks } from '../../schema/lint/index.js';

const PLACE = process.env.QMPSPEC_QEMU_SOURCE ?? '/var/cache/qmpspec/qemu-source';

const trees = existsSync(PLACE)
  ? readdirSync(PLACE).filter((name) => existsSync(join(PLACE, name, 'VERSION')))
  : [];

test.skipIf(trees.length > 0)(
  `(skipped: no source of QEMU in ${PLACE}; scripts/qemu-source.sh fetches it)`,
  () => {},
);

/** What `schema lint` fails for. */
function faults(name: string): { file: string; line: number | undefined; message: string }[] {
  return allRemarks(openNamed(name))
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, message }) => ({ file: file ?? basename(name), line, message }));
}

/** The first place that an `.err` file names with a line. */
function placeIn(err: string): { file: string; line: number } | null {
  const [, file, line] = /^([\w./-]+\.json):(\d+):/m.exec(err) ?? [];
  return file === undefined ? null : { file: basename(file), line: Number(line) };
}

describe.each(trees)('of %s', (suite) => {
  const tree = join(PLACE, suite);
  const release = Number(/^\d+/.exec(readFileSync(join(tree, 'VERSION'), 'utf8'))?.[0]);
  const folder = join(tree, 'tests/qapi-schema');
  const tried = readdirSync(folder)
    .filter((name) => name.endsWith('.err') && existsSync(join(folder, name.replace(/err$/, 'json'))))
    .map((name) => ({
      file: join(folder, name.replace(/err$/, 'json')),
      err: readFileSync(join(folder, name), 'utf8'),
    }));
  const refused = tried.filter(({ err }) => err !== '');

  test.each(['qapi', 'qga', 'storage-daemon/qapi'])('the schema in %s has no fault', (part) => {
    expect(faults(join(tree, part, 'qapi-schema.json'))).toEqual([]);
  });

  test('each module of the schema has none, alone', () => {
    const modules = readdirSync(join(tree, 'qapi')).filter((name) => name.endsWith('.json'));
    expect(modules.length).toBeGreaterThan(20);
    for (const module of modules) expect([module, faults(join(tree, 'qapi', module))]).toEqual([module, []]);
  });

  test('what QEMU takes has none', () => {
    const taken = tried.filter(({ err }) => err === '');
    expect(taken.length).toBeGreaterThan(5);
    for (const { file } of taken) expect([file, faults(file)]).toEqual([file, []]);
  });

  // Releases before 9.0 told the places of some faults less exactly.
  test.skipIf(release < 9)('what QEMU refuses has a fault in the line that QEMU names', () => {
    expect(refused.length).toBeGreaterThan(180);
    for (const { file, err } of refused) {
      const place = placeIn(err);
      expect(faults(file), file).toContainEqual(expect.objectContaining({ ...place }));
    }
  });

  test.skipIf(release >= 9)('what QEMU refuses has a fault, but for one or two', () => {
    const missed = refused.filter(({ file }) => faults(file).length === 0);
    expect(missed.length).toBeLessThanOrEqual(2);
  });
});
