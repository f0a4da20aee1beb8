/** A proxy that changes nothing comes to what the server behind it does, case by case. */
import { expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { run } from './cli.js';

const PROXY = new URL('proxy.mjs', import.meta.url).pathname;

const CASES = [
  '--grep',
  'protocol/**',
  '--grep',
  '{command,introspection}/**/query-*/**',
  '--skip',
  'protocol/pretty/**',
];

describeWith('qemu-storage-daemon', lacking('qemu-storage-daemon'), () => {
  test('protocol, queries and documents come to the same behind a proxy', async () => {
    const cases = [...CASES, '--grep', 'document/*/type/**', '--grep', 'command/object-add/success/**'];
    const proxy = [
      'node',
      PROXY,
      '{qmp},{qmp2},{qmp3}',
      '{dir}',
      'qemu-storage-daemon',
      '{args}',
    ];
    const direct = await run(...cases, '--', 'qemu-storage-daemon');
    const through = await run(...cases, '--', ...proxy);
    const outcomes = ({ cases: all }: typeof direct) =>
      all.map(({ id, outcome }) => `${id}: ${outcome}`).sort();
    expect(direct.cases.length).toBeGreaterThan(500);
    expect(outcomes(through)).toEqual(outcomes(direct));
  });
});
