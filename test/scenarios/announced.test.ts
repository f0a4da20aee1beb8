/** What was announced to go is no failure of a release that lacks it: cases of users on real QEMUs. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { qmpspec, type Results, run } from '../run/cli.js';
import { describeWith, lacking, NOT_ROOT, ROOTS } from '../target/programs.js';

const QEMU = 'qemu-system-x86_64';
const CASES = `
- id: command/device_add/success/string-for-an-integer
  title: a string of digits stands for an integer
  steps:
    - execute: device_add
      arguments: { driver: virtio-rng-pci, id: rng0, acpi-index: '7' }
- id: command/device_add/success/string-for-a-boolean
  title: the string "on" stands for true
  steps:
    - execute: device_add
      arguments: { driver: virtio-rng-pci, id: rng1, multifunction: 'on' }
- id: command/device_add/success/typed
  title: values of the types that the properties have
  steps:
    - execute: device_add
      arguments: { driver: virtio-rng-pci, id: rng2, acpi-index: 8, multifunction: true }
- id: command/device_add/success/nothing-announced
  title: an object that there is not is no matter of types
  steps:
    - execute: device_add
      arguments: { driver: virtio-rng-pci, id: rng3, rng: none, acpi-index: 9 }
- id: command/migrate-set-capabilities/success/block
  title: block migration can be chosen, and left
  steps:
    - execute: migrate-set-capabilities
      arguments: { capabilities: [{ capability: block, state: false }] }
- id: command/query-cpus/success/listed
  title: CPUs are listed
  steps:
    - query: query-cpus
`;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'announced-'));
  writeFileSync(join(dir, 'cases.yaml'), CASES);
});
afterAll(() => rmSync(dir, { recursive: true }));

const IDS = [...CASES.matchAll(/^- id: (.*)$/gm)].map(([, id]) => id as string);
const runOn = (root: string, json: string) =>
  run(
    ...['--cases', dir, ...IDS.flatMap((id) => ['--grep', id]), '--report', `json=${join(dir, json)}`],
    ...(root === '' ? [] : ['--root', root]),
    ...['--', QEMU, '-machine', 'pc', '-S'],
  );
const outcomes = ({ caseOf }: Results) =>
  IDS.map(caseOf).map(({ outcome, announced }) => [outcome, announced]);
const [GONE, DONE, FAILED] = [
  ['inapplicable', true],
  ['pass', undefined],
  ['fail', undefined],
];

describeWith('a release that takes it', lacking(QEMU), () => {
  test('carries it out, and what it lacks already was announced to it', async () => {
    expect(outcomes(await runOn('', 'older.json'))).toEqual([DONE, DONE, DONE, FAILED, DONE, GONE]);
  }, 60_000);
});

const later = join(ROOTS, 'trixie');
describeWith(
  'a release that refuses it',
  lacking(QEMU) ?? NOT_ROOT ?? (existsSync(later) ? null : `no ${later}`),
  () => {
    test('lacks what was announced, and fails of the rest; so says diff', async () => {
      const results = await runOn(later, 'newer.json');
      expect(outcomes(results)).toEqual([GONE, GONE, DONE, FAILED, GONE, GONE]);
      expect(results.caseOf('command/device_add/success/string-for-an-integer').reason).toBe(
        "acpi-index is uint32, and a string stands for it (QEMU's manual: deprecated since 6.2, removed in 9.2)",
      );
      const { stdout } = await qmpspec(['diff', join(dir, 'older.json'), join(dir, 'newer.json'), '--json']);
      const told = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const cases = told.filter(({ type }) => type === 'case');
      expect(cases.map(({ id, verdict }) => [id.split('/').at(-1), verdict])).toEqual([
        ['string-for-a-boolean', 'announced'],
        ['string-for-an-integer', 'announced'],
        ['block', 'announced'],
      ]);
    }, 60_000);
  },
);
