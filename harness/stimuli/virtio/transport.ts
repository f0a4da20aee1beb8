/** What the driver of a virtio device needs of the bus that it is on (virtio 1.0, 4). Values are little-endian. */

/** Addresses of the three parts of a queue in the memory of the machine: descriptors, available ring, used ring. */
export type QueueParts = readonly [descriptors: number, available: number, used: number];

export interface Transport {
  /** Address of the device's own configuration, where it has one. */
  readonly configAt: number | null;
  /** Its status register; 0 resets the device. */
  setStatus(value: number): Promise<void>;
  status(): Promise<number>;
  /** The features of bits 0 to 31 (half 0) or 32 to 63. */
  offered(half: number): Promise<number>;
  accept(half: number, features: number): Promise<void>;
  /** Makes a queue of at most `most` entries; gives how many it has. Rejects where there is no such queue. */
  setUpQueue(queue: number, most: number, parts: QueueParts): Promise<number>;
  notify(queue: number): Promise<void>;
  /** Bytes of the device's own configuration. */
  readConfig(offset: number, length: number): Promise<Buffer>;
  writeConfig(offset: number, bytes: Buffer): Promise<void>;
}
