/** A driver for a virtio 1.0 device (virtio 1.0, 3.1 and 4.1): features, queues, start. */
import type { Qtest } from '../qtest/client.js';
import { PciFunction } from '../qtest/pci.js';
import { mapStructures, type Structures } from './capabilities.js';
import { QUEUE_BYTES, Virtqueue } from './queue.js';

/** Offsets in the common configuration structure. */
const REG = {
  deviceFeatureSelect: 0x00,
  deviceFeature: 0x04,
  driverFeatureSelect: 0x08,
  driverFeature: 0x0c,
  status: 0x14,
  queueSelect: 0x16,
  queueSize: 0x18,
  queueEnable: 0x1c,
  queueNotifyOff: 0x1e,
  queueParts: 0x20,
} as const;

const ACKNOWLEDGE = 1;
const DRIVER = 2;
const DRIVER_OK = 4;
const FEATURES_OK = 8;
const VERSION_1 = 1n << 32n;

/** Where PCI memory and guest memory are free on machines with at least 16 MiB. */
const BAR_MEMORY = 0xe0000000;
const QUEUE_MEMORY = 0x200000;
const QUEUE_SIZE = 64;

export class VirtioDevice {
  private readonly queues: Virtqueue[] = [];

  constructor(
    private readonly qtest: Qtest,
    private readonly at: Structures,
  ) {}

  /**
   * Finds the device in a slot of bus 0 and agrees on those of its features that are `wanted` (null: on all).
   * Rejects where it is none, or does not agree.
   */
  static async start(qtest: Qtest, slot: number, wanted: bigint | null): Promise<VirtioDevice> {
    const at = await mapStructures(new PciFunction(qtest, slot), BAR_MEMORY);
    const device = new VirtioDevice(qtest, at);
    await device.status(0);
    await device.status(ACKNOWLEDGE);
    await device.status(ACKNOWLEDGE | DRIVER);
    const offered = await device.offeredFeatures();
    await device.acceptFeatures((wanted === null ? offered : offered & wanted) | VERSION_1);
    await device.status(ACKNOWLEDGE | DRIVER | FEATURES_OK);
    const status = await qtest.read(at.common + REG.status, 1);
    if (!(status & FEATURES_OK)) throw new Error(`the device in slot ${slot} refuses the features`);
    return device;
  }

  /** Sets up the first `queues` queues and says that the driver is ready. */
  async run(queues: number): Promise<void> {
    for (let i = 0; i < queues; i++) this.queues.push(await this.queue(i));
    await this.status(ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK);
  }

  /** One of the queues set up. */
  on(queue: number): Virtqueue {
    const found = this.queues[queue];
    if (!found) throw new Error(`queue ${queue} of the device was not set up`);
    return found;
  }

  /** Address of a byte of the device-specific configuration. */
  config(offset: number): number {
    return this.at.device + offset;
  }

  private async queue(number: number): Promise<Virtqueue> {
    const { qtest, at } = this;
    await qtest.write(at.common + REG.queueSelect, number, 2);
    const largest = await qtest.read(at.common + REG.queueSize, 2);
    if (largest === 0) throw new Error(`the device has no queue ${number}`);
    const size = Math.min(largest, QUEUE_SIZE);
    await qtest.write(at.common + REG.queueSize, size, 2);
    const notifyOff = await qtest.read(at.common + REG.queueNotifyOff, 2);
    const notifyAt = at.notify + notifyOff * at.notifyMultiplier;
    const queue = new Virtqueue(qtest, QUEUE_MEMORY + number * QUEUE_BYTES, size, number, notifyAt);
    await queue.clear();
    for (const [i, part] of queue.parts.entries()) {
      await qtest.write(at.common + REG.queueParts + 8 * i, part, 4);
      await qtest.write(at.common + REG.queueParts + 8 * i + 4, 0, 4);
    }
    await qtest.write(at.common + REG.queueEnable, 1, 2);
    return queue;
  }

  private status(value: number): Promise<void> {
    return this.qtest.write(this.at.common + REG.status, value, 1);
  }

  private async offeredFeatures(): Promise<bigint> {
    const { qtest, at } = this;
    let features = 0n;
    for (const half of [0, 1]) {
      await qtest.write(at.common + REG.deviceFeatureSelect, half, 4);
      features |= BigInt(await qtest.read(at.common + REG.deviceFeature, 4)) << BigInt(32 * half);
    }
    return features;
  }

  private async acceptFeatures(features: bigint): Promise<void> {
    const { qtest, at } = this;
    for (const half of [0, 1]) {
      await qtest.write(at.common + REG.driverFeatureSelect, half, 4);
      const value = Number((features >> BigInt(32 * half)) & 0xffffffffn);
      await qtest.write(at.common + REG.driverFeature, value, 4);
    }
  }
}
