/** Virtio over memory of its own (virtio 1.0, 4.2). */
import type { Qtest } from '../qtest/client.js';
import type { QueueParts, Transport } from './transport.js';

const REG = {
  magic: 0x000,
  version: 0x004,
  deviceId: 0x008,
  deviceFeatures: 0x010,
  deviceFeaturesSelect: 0x014,
  driverFeatures: 0x020,
  driverFeaturesSelect: 0x024,
  queueSelect: 0x030,
  queueSizeMost: 0x034,
  queueSize: 0x038,
  queueReady: 0x044,
  queueNotify: 0x050,
  status: 0x070,
  /** Descriptors, available ring, used ring: two words each. */
  queueParts: [0x080, 0x090, 0x0a0],
  config: 0x100,
} as const;

/** `virt`, least significant byte first. */
const MAGIC = 0x74726976;
/** Of devices that are no legacy ones. */
const VERSION = 2;

/** Where a board has such devices: the first, bytes between two, how many. */
export interface MmioPlaces {
  at: number;
  step: number;
  count: number;
}

export class OverMmio implements Transport {
  private constructor(
    private readonly qtest: Qtest,
    private readonly at: number,
  ) {}

  /** The only device, or the one whose number (virtio 1.0, 5) is `device`. Rejects where there is none. */
  static async find(qtest: Qtest, { at, step, count }: MmioPlaces, device: number | null): Promise<OverMmio> {
    for (let i = 0; i < count; i++) {
      const place = at + i * step;
      if ((await qtest.readLittle(place + REG.magic, 4)) !== MAGIC) continue;
      const id = await qtest.readLittle(place + REG.deviceId, 4);
      if (id === 0 || (device !== null && id !== device)) continue;
      if ((await qtest.readLittle(place + REG.version, 4)) !== VERSION)
        throw new Error('the virtio device is a legacy one');
      return new OverMmio(qtest, place);
    }
    throw new Error('the machine has no such virtio device');
  }

  get configAt(): number {
    return this.at + REG.config;
  }

  setStatus(value: number): Promise<void> {
    return this.write(REG.status, value);
  }

  status(): Promise<number> {
    return this.read(REG.status);
  }

  async offered(half: number): Promise<number> {
    await this.write(REG.deviceFeaturesSelect, half);
    return this.read(REG.deviceFeatures);
  }

  async accept(half: number, features: number): Promise<void> {
    await this.write(REG.driverFeaturesSelect, half);
    await this.write(REG.driverFeatures, features);
  }

  async setUpQueue(queue: number, most: number, parts: QueueParts): Promise<number> {
    await this.write(REG.queueSelect, queue);
    const largest = await this.read(REG.queueSizeMost);
    if (largest === 0) throw new Error(`the device has no queue ${queue}`);
    const size = Math.min(largest, most);
    await this.write(REG.queueSize, size);
    for (const [i, part] of parts.entries()) {
      await this.write(REG.queueParts[i] as number, part);
      await this.write((REG.queueParts[i] as number) + 4, 0);
    }
    await this.write(REG.queueReady, 1);
    return size;
  }

  notify(queue: number): Promise<void> {
    return this.write(REG.queueNotify, queue);
  }

  readConfig(offset: number, length: number): Promise<Buffer> {
    return this.qtest.readBytes(this.at + REG.config + offset, length);
  }

  writeConfig(offset: number, bytes: Buffer): Promise<void> {
    return this.qtest.writeBytes(this.at + REG.config + offset, bytes);
  }

  private read(register: number): Promise<number> {
    return this.qtest.readLittle(this.at + register, 4);
  }

  private write(register: number, value: number): Promise<void> {
    return this.qtest.writeLittle(this.at + register, value, 4);
  }
}
