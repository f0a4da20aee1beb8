/** What the command line says of coverage, on a real run: stored, shown, and held to a minimum. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { qmpspec } from './cli.js';

const folder = mkdtempSync(join(tmpdir(), 'qmpspec-coverage-'));
afterAll(() => rmSync(folder, { recursive: true }));

const RESULTS = join(folder, 'results.jsonl');
const RATCHET = join(folder, 'ratchet.json');
const run = (...options: string[]) =>
  qmpspec(['run', '--grep', 'protocol/greeting/**', ...options, '--', 'qemu-storage-daemon']);

describeWith('coverage', lacking('qemu-storage-daemon'), () => {
  test('a run writes what it covers, and is held to it by the next', async () => {
    const first = await run('--report', `json=${RESULTS}`, '--coverage-out', RATCHET);
    expect(first.stdout).toMatch(/^Coverage: commands \d+ of 74 \(\d+%, sent \d+%\); rejections /m);
    const written = JSON.parse(readFileSync(RATCHET, 'utf8'));
    expect(written.commands).toBeGreaterThan(0);
    expect(written.commands).toBeLessThan(100);

    expect((await run('--coverage-min', RATCHET)).status).toBe(first.status);
    const more = await run('--coverage-min', RATCHET, '--coverage-min', 'commands=100');
    expect(more.status).toBe(1);
    expect(more.stdout).toContain('and --coverage-min asks for 100%');
  });

  test('schema coverage says what was never sent, and gives the same as JSON', async () => {
    const text = await qmpspec(['schema', 'coverage', RESULTS]);
    expect(text.status).toBe(0);
    expect(text.stdout).toMatch(/^block-export-add\n {2}never sent\n/m);
    const { coverage, points } = JSON.parse(
      (await qmpspec(['schema', 'coverage', '--json', RESULTS])).stdout,
    );
    expect(coverage.commands.of).toBe(Object.keys(points.commands).length);
    expect(points.commands.qmp_capabilities).toBe(2);
    expect(points.commands['block-export-add']).toBe(0);
  });

  test('what is no minimum, and more than one target, is refused before anything runs', async () => {
    const wrong = await run('--coverage-min', 'wishes=3');
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toMatch(/^qmpspec: --coverage-min knows no 'wishes': choose among commands, /);
  });
});
