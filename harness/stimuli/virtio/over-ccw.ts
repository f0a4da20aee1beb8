/**
 * Virtio over channel I/O (virtio 1.0, 4.3), by instructions of the guest (z/Architecture Principles of Operation, 14): they
 * start a channel program, and tell the host of a queue.
 */
import type { Qtest } from '../qtest/client.js';
import { runCode } from '../qtest/mailbox.js';
import type { QueueParts, Transport } from './transport.js';

/** In the first page: SCHIB, ORB, IRB and the channel program. */
const AT = { schib: 0xa00, orb: 0xb00, irb: 0xc00, program: 0xd00, data: 0x4000 };
const IRB_BYTES = 96;

/** l; stsch; oi to enable it; msch; ssch; tsch; brc to it while no status is pending. */
const RUN_PROGRAM = '58100908' + 'b2340a00' + '96800a05' + 'b2320a00' + 'b2330b00' + 'b2350c00' + 'a744fffe';
/** lghi of 3, the function; llgf of the subchannel, and of the queue; diag 0x500 (4.3.2.6). */
const NOTIFY = 'a7190003' + 'e32009080016' + 'e330090c0016' + '83240500';

/** Bits of the ORB: the program is of format 1, any path. */
const ORB_FLAGS = 0x0080ff00;

const COMMAND = {
  ...{ setQueue: 0x13, reset: 0x33, writeFeatures: 0x11, readFeatures: 0x12, writeConfig: 0x21 },
  ...{ readConfig: 0x22, writeStatus: 0x31, readQueue: 0x32, readStatus: 0x72, setRevision: 0x83 },
  senseId: 0xe4,
} as const;
/** Of a command: what it gives may be shorter than its buffer. */
const SUPPRESS_LENGTH = 0x20;
/** The control unit of virtio devices; its model is the number of the device (4.3.1). */
const VIRTIO = 0x3832;
const REVISION = 2;
/** Subchannels are numbered from the first bit here on. */
const SUBCHANNEL = 0x10000;
/** Devices of a machine that has only what is asked for. */
const MOST_DEVICES = 16;

export class OverCcw implements Transport {
  private constructor(
    private readonly qtest: Qtest,
    private readonly subchannel: number,
  ) {}

  /** The only device, or the one of the kind `device`. Rejects where there is none. */
  static async find(qtest: Qtest, device: number | null): Promise<OverCcw> {
    for (let number = 0; number < MOST_DEVICES; number++) {
      const found = new OverCcw(qtest, SUBCHANNEL + number);
      const id = await found.command(COMMAND.senseId, Buffer.alloc(7), true);
      if (id === null || id.readUInt16BE(1) !== VIRTIO) continue;
      if (device !== null && id[3] !== device) continue;
      await found.command(COMMAND.setRevision, Buffer.from([0, REVISION, 0, 0]));
      return found;
    }
    throw new Error('the machine has no such virtio device');
  }

  /** It is reached by commands. */
  readonly configAt = null;

  async setStatus(value: number): Promise<void> {
    if (value === 0) await this.command(COMMAND.reset, Buffer.alloc(0));
    else await this.command(COMMAND.writeStatus, Buffer.from([value]));
  }

  async status(): Promise<number> {
    return (await this.command(COMMAND.readStatus, Buffer.alloc(1)))[0] as number;
  }

  async offered(half: number): Promise<number> {
    const asked = Buffer.from([0, 0, 0, 0, half]);
    return (await this.command(COMMAND.readFeatures, asked)).readUInt32LE();
  }

  async accept(half: number, features: number): Promise<void> {
    const wanted = Buffer.alloc(5);
    wanted.writeUInt32LE(features);
    wanted[4] = half;
    await this.command(COMMAND.writeFeatures, wanted);
  }

  async setUpQueue(queue: number, most: number, parts: QueueParts): Promise<number> {
    const asked = Buffer.alloc(4);
    asked.writeUInt16BE(queue);
    const largest = (await this.command(COMMAND.readQueue, asked)).readUInt16BE(2);
    if (largest === 0) throw new Error(`the device has no queue ${queue}`);
    const size = Math.min(largest, most);
    const block = Buffer.alloc(32);
    const [descriptors, available, used] = parts;
    block.writeBigUInt64BE(BigInt(descriptors));
    block.writeUInt16BE(queue, 12);
    block.writeUInt16BE(size, 14);
    block.writeBigUInt64BE(BigInt(available), 16);
    block.writeBigUInt64BE(BigInt(used), 24);
    await this.command(COMMAND.setQueue, block);
    return size;
  }

  notify(queue: number): Promise<void> {
    return runCode(this.qtest, NOTIFY, this.subchannel, queue);
  }

  async readConfig(offset: number, length: number): Promise<Buffer> {
    const all = await this.command(COMMAND.readConfig, Buffer.alloc(offset + length));
    return all.subarray(offset);
  }

  /** It is written from its start. */
  async writeConfig(offset: number, bytes: Buffer): Promise<void> {
    const before = offset === 0 ? Buffer.alloc(0) : await this.readConfig(0, offset);
    await this.command(COMMAND.writeConfig, Buffer.concat([before, bytes]));
  }

  /** Runs a channel program of one command; gives what is in its buffer then. Rejects where the device does not do it. */
  private command(code: number, data: Buffer): Promise<Buffer>;
  /** `may`: null where it does not. */
  private command(code: number, data: Buffer, may: true): Promise<Buffer | null>;
  private async command(code: number, data: Buffer, may?: true): Promise<Buffer | null> {
    const { qtest, subchannel } = this;
    const program = Buffer.alloc(8);
    program[0] = code;
    program[1] = SUPPRESS_LENGTH;
    program.writeUInt16BE(data.length, 2);
    program.writeUInt32BE(AT.data, 4);
    const orb = Buffer.alloc(12);
    orb.writeUInt32BE(ORB_FLAGS, 4);
    orb.writeUInt32BE(AT.program, 8);
    if (data.length > 0) await qtest.writeBytes(AT.data, data);
    await qtest.writeBytes(AT.program, program);
    await qtest.writeBytes(AT.orb, orb);
    await qtest.writeBytes(AT.irb, Buffer.alloc(IRB_BYTES));
    await runCode(qtest, RUN_PROGRAM, subchannel);
    // Status of the device: channel end and device end, and nothing else.
    const status = (await qtest.readBytes(AT.irb, 12))[8];
    if (status !== 0x0c && may) return null;
    if (status !== 0x0c) throw new Error(`the channel program ended with the status ${status}`);
    return data.length === 0 ? data : qtest.readBytes(AT.data, data.length);
  }
}
