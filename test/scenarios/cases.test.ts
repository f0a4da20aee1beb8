/** Cases from YAML files, the example of docs/how-to/write-a-case.md among them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCaseFiles } from '../../api/case-files.js';
import { qmpspec, run } from '../run/cli.js';
import { describeWith, lacking } from '../target/programs.js';

const page = readFileSync(new URL('../../docs/how-to/write-a-case.md', import.meta.url), 'utf8');
const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'cases-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const write = (text: string) => writeFileSync(join(dir, 'case.yaml'), text);

describeWith('run --cases', lacking('qemu-storage-daemon'), () => {
  const id = 'command/block_resize/success/grown-twice';
  const runIt = () => run('--cases', dir, '--grep', id, '--', 'qemu-storage-daemon');

  test('the example of the page passes', async () => {
    write(example);
    const { caseOf, status } = await runIt();
    expect(caseOf(id)).toMatchObject({ outcome: 'pass', level: 'MUST' });
    expect(status).toBe(0);
  });

  test('the same with another size expected fails, and says what came', async () => {
    write(example.replace('virtual-size: 4194304', 'virtual-size: 4194305'));
    const { caseOf, status, run: record } = await runIt();
    expect(caseOf(id)).toMatchObject({
      outcome: 'fail',
      confirmed: true,
      findings: [{ check: 'scenario/effect' }],
    });
    expect(status).toBe(1);
    expect(record.options).toEqual(expect.arrayContaining(['--cases', dir]));
  });

  test('a set-up that fails blocks the case', async () => {
    write(example.replace('size: 1048576', 'size: -1'));
    expect((await runIt()).caseOf(id)).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('fixture qcow2 › created'),
    });
  });

  test('an argument that the target lacks makes it inapplicable', async () => {
    write(example.replace('{ node-name: disk, size: 2097152 }', '{ node-name: disk, colour: 1, size: 1 }'));
    expect((await runIt()).caseOf(id)).toMatchObject({
      outcome: 'inapplicable',
      reason: expect.stringContaining("'colour'"),
    });
  });

  test('an id that is there already is refused', async () => {
    write(example.replace(id, 'command/block_resize/success'));
    const { status, stderr } = await qmpspec(['run', '--cases', dir, '--', 'qemu-storage-daemon']);
    expect(stderr).toMatch(/command\/block_resize\/success .* is there already/);
    expect(status).toBe(2);
  });
});

test('integers beyond 2^53 stay exact', () => {
  write(example.replace('2097152', '9223372036854775807'));
  expect(readCaseFiles([dir])[0]?.steps[0]).toMatchObject({ arguments: { size: 9223372036854775807n } });
});

test.each([
  ['id: x', 'id: x\nid: y', /case\.yaml:2: not YAML: Map keys must be unique/],
  ['has:', 'hat:', /grown-twice: steps\[2\]: there is no "hat" here\.$/],
  ['query:', 'ask:', /grown-twice: steps\[2\]: expected one of "execute", "query"/],
  ['qcow2', 'qcow3', /there is no fixture qcow3\.$/],
  ['size: 1048576', 'colour: red', /the fixture qcow2 has no parameter colour\.$/],
  ['title:', 'titel:', /:1, .*grown-twice: "title" is missing/],
])('a mistake is told in a sentence: %s → %s', (from, to, message) => {
  write(from === 'id: x' ? to : example.replace(from, to));
  expect(() => readCaseFiles([dir])).toThrow(message);
});

test('so are two cases of one id, a directory without cases, and one that is not there', () => {
  write(`- ${example.trim().replaceAll('\n', '\n  ')}\n- ${example.trim().replaceAll('\n', '\n  ')}`);
  expect(() => readCaseFiles([dir])).toThrow(/grown-twice is in .*case\.yaml already\.$/);
  expect(() => readCaseFiles([join(dir, 'nowhere')])).toThrow(
    /nowhere cannot be read as a directory: ENOENT\.$/,
  );
  rmSync(join(dir, 'case.yaml'));
  expect(() => readCaseFiles([dir])).toThrow(/has no \.yaml file in it\.$/);
});
