/** `virtio-start` and `virtio-send`: a guest's driver for the virtio device in a slot of bus 0. */
import type { JsonObject } from '../../../schema/json.js';
import { number, textArguments } from '../arguments.js';
import type { ActionStage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';
import { VirtioDevice } from '../virtio/device.js';
import { qtestOf } from './qtest.js';

/** `features`: the numbers of those wanted, all without it. Gives the address of the device's configuration. */
export const virtioStart: Stimulus = async (args, stage) => {
  const slot = number(args, 'slot');
  const wanted = args.features === undefined ? null : bits(args.features as number[]);
  const device = await VirtioDevice.start(await qtestOf(stage), slot, wanted);
  await device.run(number(args, 'queues'));
  stage.keep(name(slot), device);
  return device.config(0);
};

/** `out`: what the device reads, in hexadecimal; `in`: the lengths of what it writes, which is given. */
export const virtioSend: Stimulus = async (args, stage) => {
  const queue = deviceOf(args, stage).on(number(args, 'queue'));
  const out = textArguments(args, 'out').map((bytes) => Buffer.from(bytes, 'hex'));
  const written = await queue.submit(out, (args.in ?? []) as number[]);
  return written.map((bytes) => bytes.toString('hex'));
};

/** The same without waiting until the device has used it. */
export const virtioOffer: Stimulus = async (args, stage) => {
  const queue = deviceOf(args, stage).on(number(args, 'queue'));
  const out = textArguments(args, 'out').map((bytes) => Buffer.from(bytes, 'hex'));
  await queue.offer(out, (args.in ?? []) as number[]);
  return null;
};

function deviceOf(args: JsonObject, stage: ActionStage): VirtioDevice {
  return stage.get(name(number(args, 'slot')), VirtioDevice);
}

function name(slot: number): string {
  return `virtio in slot ${slot}`;
}

function bits(numbers: readonly number[]): bigint {
  return numbers.reduce((all, bit) => all | (1n << BigInt(bit)), 0n);
}
