import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { questionable } from './recorded-command.js';

const machines = parse(readFileSync(new URL('../../../examples/fuzz.yaml', import.meta.url), 'utf8')) as {
  command: string;
}[];
it.each(machines.map(({ command }) => command))('runs %s', (command) => {
  expect(questionable(command.trim().split(/\s+/))).toBeNull();
});
it.each([
  'sh -c x',
  '/tmp/qemu-system-x86_64',
  'qemu-system-x86_64 -incoming exec:x',
  'qemu-system-x86_64 -readconfig x',
  'qemu-system-x86_64 -netdev tap,script=x',
  'qemu-system-x86_64 -vnc unix:{dir}/../x',
  'qemu-system-x86_64 -D x',
  'qemu-system-x86_64 -chardev file,id=a,path=x',
  'qemu-system-x86_64 -device e1000,romfile=x',
  'qemu-ga',
])('does not run %s', (command) => {
  expect(questionable(command.split(' '))).not.toBeNull();
});
