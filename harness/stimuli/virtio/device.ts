/** A driver for a virtio 1.0 device on whatever bus (virtio 1.0, 3.1): features, queues, start. */
import type { Qtest } from '../qtest/client.js';
import { QUEUE_BYTES, Virtqueue } from './queue.js';
import type { Transport } from './transport.js';

const ACKNOWLEDGE = 1;
const DRIVER = 2;
const DRIVER_OK = 4;
const FEATURES_OK = 8;
const VERSION_1 = 1n << 32n;

const QUEUE_SIZE = 64;

export class VirtioDevice {
  private readonly queues: Virtqueue[] = [];

  constructor(
    private readonly qtest: Qtest,
    readonly transport: Transport,
    /** Memory of the machine for the queues. */
    private readonly memory: number,
  ) {}

  /** Agrees on those of its features that are `wanted` (null: on all). Rejects where it does not agree. */
  static async start(
    qtest: Qtest,
    transport: Transport,
    memory: number,
    wanted: bigint | null,
  ): Promise<VirtioDevice> {
    await transport.setStatus(0);
    await transport.setStatus(ACKNOWLEDGE);
    await transport.setStatus(ACKNOWLEDGE | DRIVER);
    const offered = await offeredBy(transport);
    const agreed = (wanted === null ? offered : offered & wanted) | VERSION_1;
    for (const half of [0, 1])
      await transport.accept(half, Number((agreed >> BigInt(32 * half)) & 0xffffffffn));
    await transport.setStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK);
    if (!((await transport.status()) & FEATURES_OK)) throw new Error('the device refuses the features');
    return new VirtioDevice(qtest, transport, memory);
  }

  /** Sets up the first `queues` queues and says that the driver is ready. */
  async run(queues: number): Promise<void> {
    for (let i = 0; i < queues; i++) this.queues.push(await this.queue(i));
    await this.transport.setStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK);
  }

  /** One of the queues set up. */
  on(queue: number): Virtqueue {
    const found = this.queues[queue];
    if (!found) throw new Error(`queue ${queue} of the device was not set up`);
    return found;
  }

  private async queue(number: number): Promise<Virtqueue> {
    const { qtest, transport, memory } = this;
    const queue = new Virtqueue(qtest, memory + number * QUEUE_BYTES, number, () => transport.notify(number));
    await queue.clear();
    queue.size = await transport.setUpQueue(number, QUEUE_SIZE, queue.parts);
    return queue;
  }
}

async function offeredBy(transport: Transport): Promise<bigint> {
  let features = 0n;
  for (const half of [0, 1]) features |= BigInt(await transport.offered(half)) << BigInt(32 * half);
  return features;
}
