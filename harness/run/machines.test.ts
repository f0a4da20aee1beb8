import { expect, test } from 'vitest';
import { lackingMachine, machinesIn } from './machines.js';

const S390 = [{ name: 's390-ccw-virtio-7.2', alias: 's390-ccw-virtio', 'cpu-max': 248 }, { name: 'none' }];

test('a machine is known by its name and by its alias', () => {
  expect(machinesIn(S390)).toEqual(new Set(['s390-ccw-virtio-7.2', 's390-ccw-virtio', 'none']));
});

test.each([undefined, {}, [], [1]])('%j lists no machines', (reply) => {
  expect(machinesIn(reply)).toBeNull();
});

const args = (machine: string) => ['-nodefaults', '-machine', machine, '-m', '16'];

test.each([
  [args('pc'), 'pc'],
  [args('pc,memory-backend=mem'), 'pc'],
  [args('none'), null],
  [args('s390-ccw-virtio,accel=tcg'), null],
  [args('accel=tcg'), null],
  [['-S'], null],
])('of %j the target lacks %j', (given, lack) => {
  expect(lackingMachine(given, machinesIn(S390))).toBe(lack);
});

test('a target that lists no machines is not said to lack one', () => {
  expect(lackingMachine(args('pc'), null)).toBeNull();
});
