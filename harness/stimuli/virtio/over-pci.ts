/** Virtio over PCI (virtio 1.0, 4.1). */
import { pciAddress } from '../../../schema/qemu/pci.js';
import type { Qtest } from '../qtest/client.js';
import type { PciFunction } from '../qtest/pci.js';
import { mapStructures, type Structures } from './capabilities.js';
import type { QueueParts, Transport } from './transport.js';

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

/** Bytes of the memory of the bus that the device in each slot gets. */
const MEMORY_EACH = 0x400000;

export class OverPci implements Transport {
  private readonly notifyAt = new Map<number, number>();

  private constructor(
    private readonly qtest: Qtest,
    private readonly at: Structures,
  ) {}

  /** Maps its registers. Rejects where the function is no virtio device. */
  static async of(pci: PciFunction): Promise<OverPci> {
    const { access, qtest, place } = pci;
    const memory = access.memory + place[0] * MEMORY_EACH;
    return new OverPci(qtest, await mapStructures(pci, memory, (address) => pciAddress(access, address)));
  }

  get configAt(): number {
    return this.at.device;
  }

  setStatus(value: number): Promise<void> {
    return this.write(REG.status, value, 1);
  }

  status(): Promise<number> {
    return this.qtest.readLittle(this.at.common + REG.status, 1);
  }

  async offered(half: number): Promise<number> {
    await this.write(REG.deviceFeatureSelect, half, 4);
    return this.qtest.readLittle(this.at.common + REG.deviceFeature, 4);
  }

  async accept(half: number, features: number): Promise<void> {
    await this.write(REG.driverFeatureSelect, half, 4);
    await this.write(REG.driverFeature, features, 4);
  }

  async setUpQueue(queue: number, most: number, parts: QueueParts): Promise<number> {
    const { qtest, at } = this;
    await this.write(REG.queueSelect, queue, 2);
    const largest = await qtest.readLittle(at.common + REG.queueSize, 2);
    if (largest === 0) throw new Error(`the device has no queue ${queue}`);
    const size = Math.min(largest, most);
    await this.write(REG.queueSize, size, 2);
    const offset = await qtest.readLittle(at.common + REG.queueNotifyOff, 2);
    this.notifyAt.set(queue, at.notify + offset * at.notifyMultiplier);
    for (const [i, part] of parts.entries()) {
      await this.write(REG.queueParts + 8 * i, part, 4);
      await this.write(REG.queueParts + 8 * i + 4, 0, 4);
    }
    await this.write(REG.queueEnable, 1, 2);
    return size;
  }

  notify(queue: number): Promise<void> {
    return this.qtest.writeLittle(this.notifyAt.get(queue) as number, queue, 2);
  }

  readConfig(offset: number, length: number): Promise<Buffer> {
    return this.qtest.readBytes(this.at.device + offset, length);
  }

  writeConfig(offset: number, bytes: Buffer): Promise<void> {
    return this.qtest.writeBytes(this.at.device + offset, bytes);
  }

  private write(register: number, value: number, width: 1 | 2 | 4): Promise<void> {
    return this.qtest.writeLittle(this.at.common + register, value, width);
  }
}
