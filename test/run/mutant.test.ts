/** `serve --mutant`: the reference server with one rule broken, as anybody may try a suite of their own with. */
import { expect, test } from 'vitest';
import { qmpspec, run } from './cli.js';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;

test('a mutant breaks the rule that it says', async () => {
  const serve = [process.execPath, CLI, 'serve', '--unix', '{qmp}', '--mutant', 'ids/id-as-text'];
  const chosen = ['--grep', 'protocol/id/number/one', '--grep', 'protocol/greeting/shape'];
  const { failing, caseOf } = await run(...chosen, '--', ...serve);
  expect(failing).toEqual(['protocol/id/number/one']);
  expect(caseOf('protocol/id/number/one').findings[0]?.check).toBe('reply/id');
});

test('mutants are listed with what is wrong, and one that there is not is a mistake', async () => {
  const { stdout } = await qmpspec(['serve', '--list-mutants']);
  expect(stdout).toMatch(/^ids\/id-as-text {2}id as text$/m);
  const { status, stderr } = await qmpspec(['serve', '--stdio', '--mutant', 'none']);
  expect(status).toBe(2);
  expect(stderr).toBe('qmpspec: there is no mutant none: serve --list-mutants shows them.\n');
});
