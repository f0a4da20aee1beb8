/** A split virtqueue in the memory of the machine (virtio 1.0, 2.4), used for one buffer at a time. */
import type { Qtest } from '../qtest/client.js';
import type { QueueParts } from './transport.js';

/** Bytes that a queue and its buffers take. */
export const QUEUE_BYTES = 0x8000;

const AVAILABLE = 0x1000;
const USED = 0x2000;
const BUFFERS = 0x3000;
/** Offers that may be under way: each has descriptors and room for buffers of its own. */
const PLACES = 8;
const DESCRIPTORS_EACH = 4;
const ROOM_EACH = 0xa00;
const NEXT = 1;
const DEVICE_WRITES = 2;

/** Looks at the used ring before the device is said not to answer: each look is a round trip through the machine. */
const LOOKS = 5_000;

export class Virtqueue {
  /** Entries, as agreed with the device. */
  size = 1;
  private index = 0;

  constructor(
    private readonly qtest: Qtest,
    private readonly memory: number,
    private readonly number: number,
    private readonly notify: () => Promise<void>,
  ) {}

  /** Addresses of the descriptor table, the available ring and the used ring. */
  get parts(): QueueParts {
    return [this.memory, this.memory + AVAILABLE, this.memory + USED];
  }

  async clear(): Promise<void> {
    await this.qtest.command(`memset 0x${this.memory.toString(16)} 0x${BUFFERS.toString(16)} 0x0`);
  }

  /** Offers buffers that the device reads, then one for each length that it writes; gives what it wrote. */
  async submit(out: readonly Buffer[], inLengths: readonly number[] = []): Promise<Buffer[]> {
    const written = await this.offer(out, inLengths);
    const used = this.memory + USED + 2;
    for (let look = 0; (await this.qtest.readLittle(used, 2)) !== this.index; look++) {
      if (look === LOOKS) throw new Error(`the device left what queue ${this.number} offered unused`);
    }
    return Promise.all(written.map(({ address, length }) => this.qtest.readBytes(address, length)));
  }

  /** What the device wrote to the buffer of the offer of this number, counted from 0; null until it has used it. */
  async taken(offer: number, length: number): Promise<Buffer | null> {
    if ((await this.qtest.readLittle(this.memory + USED + 2, 2)) <= offer) return null;
    return this.qtest.readBytes(this.memory + BUFFERS + (offer % PLACES) * ROOM_EACH, length);
  }

  /** The same without waiting for the device. */
  async offer(out: readonly Buffer[], inLengths: readonly number[] = []) {
    const placeAt = this.index % Math.max(1, Math.min(PLACES, Math.floor(this.size / DESCRIPTORS_EACH)));
    const head = placeAt * DESCRIPTORS_EACH;
    let address = this.memory + BUFFERS + placeAt * ROOM_EACH;
    const place = (length: number) => {
      const at = address;
      address += (length + 63) & ~63;
      return { address: at, length };
    };
    const outgoing = out.map((bytes) => ({ ...place(bytes.length), bytes }));
    const incoming = inLengths.map(place);
    for (const { address: at, bytes } of outgoing) await this.qtest.writeBytes(at, bytes);
    const all = [
      ...outgoing.map((o) => ({ ...o, flags: 0 })),
      ...incoming.map((i) => ({ ...i, flags: DEVICE_WRITES })),
    ];
    const table = all.map((buffer, i) => descriptor(buffer, i + 1 < all.length ? head + i + 1 : null));
    await this.qtest.writeBytes(this.memory + 16 * head, Buffer.concat(table));
    const available = this.memory + AVAILABLE;
    await this.qtest.writeLittle(available + 4 + 2 * (this.index % this.size), head, 2);
    this.index = (this.index + 1) & 0xffff;
    await this.qtest.writeLittle(available + 2, this.index, 2);
    await this.notify();
    return incoming;
  }
}

function descriptor(buffer: { address: number; length: number; flags: number }, next: number | null): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(BigInt(buffer.address), 0);
  bytes.writeUInt32LE(buffer.length, 8);
  bytes.writeUInt16LE(buffer.flags | (next === null ? 0 : NEXT), 12);
  bytes.writeUInt16LE(next ?? 0, 14);
  return bytes;
}
