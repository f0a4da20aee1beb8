/** `virtio-start`, `virtio-send`, `virtio-config`…: a guest's driver for a virtio device. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import { BOARDS } from '../../../schema/qemu/boards.js';
import type { KnownPci } from '../../../schema/qemu/pci.js';
import { number, text, textArguments } from '../arguments.js';
import type { Qtest } from '../qtest/client.js';
import { PciFunction } from '../qtest/pci.js';
import type { ActionStage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';
import { VirtioDevice } from '../virtio/device.js';
import { OverCcw } from '../virtio/over-ccw.js';
import { type MmioPlaces, OverMmio } from '../virtio/over-mmio.js';
import { OverPci } from '../virtio/over-pci.js';
import type { Transport } from '../virtio/transport.js';
import { qtestOf } from './qtest.js';

/**
 * `bus`: where the device is, by default a slot of a PC; `device`: the number of its kind, which tells it from others on buses without slots; `memory`: an
 * address that queues may be put at; `features`: the numbers of those wanted, all without it. Gives the address of the device's configuration, where it has one.
 */
export const virtioStart: Stimulus = async (args, stage) => {
  const wanted = args.features === undefined ? null : bits(args.features as number[]);
  const qtest = await qtestOf(stage);
  const transport = await transportOf(args, qtest);
  const device = await VirtioDevice.start(
    qtest,
    transport,
    args.memory === undefined ? PC_QUEUES : number(args, 'memory'),
    wanted,
  );
  await device.run(number(args, 'queues'));
  stage.keep(nameOf(args), device);
  return transport.configAt;
};

/** Where nothing is said, the machine is a PC. */
const PC = { pci: BOARDS.pc.pci };
const PC_QUEUES = 0x200000;

function transportOf({ bus = PC, device, slot }: JsonObject, qtest: Qtest): Promise<Transport> {
  if (!isObject(bus)) throw new Error("a stimulus needs 'bus', an object");
  const kind = typeof device === 'number' ? device : null;
  if (isObject(bus.mmio)) return OverMmio.find(qtest, bus.mmio as unknown as MmioPlaces, kind);
  if (isObject(bus.ccw)) return OverCcw.find(qtest, kind);
  const access = bus.pci as unknown as KnownPci;
  return OverPci.of(new PciFunction(qtest, access, [Number(slot), 0]));
}

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

/** Gives what the device wrote to the buffer of an offer, by its number from 0 on; null until it has used it. */
export const virtioTaken: Stimulus = async (args, stage) => {
  const queue = deviceOf(args, stage).on(number(args, 'queue'));
  return (await queue.taken(number(args, 'offer'), number(args, 'length')))?.toString('hex') ?? null;
};

/** Gives `length` bytes of the device's own configuration from `offset` on, in hexadecimal. */
export const virtioConfig: Stimulus = async (args, stage) => {
  const { transport } = deviceOf(args, stage);
  return (await transport.readConfig(number(args, 'offset'), number(args, 'length'))).toString('hex');
};

/** Writes `bytes` to it. */
export const virtioConfigure: Stimulus = async (args, stage) => {
  const { transport } = deviceOf(args, stage);
  await transport.writeConfig(number(args, 'offset'), Buffer.from(text(args, 'bytes'), 'hex'));
  return null;
};

function deviceOf(args: JsonObject, stage: ActionStage): VirtioDevice {
  return stage.get(nameOf(args), VirtioDevice);
}

const nameOf = (args: JsonObject) => `virtio device ${number(args, 'slot')}`;

function bits(numbers: readonly number[]): bigint {
  return numbers.reduce((all, bit) => all | (1n << BigInt(bit)), 0n);
}
