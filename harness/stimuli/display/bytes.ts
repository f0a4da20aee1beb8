/** Reads exact numbers of bytes from a socket. */
import type { Socket } from 'node:net';

/** Milliseconds for the next bytes of a handshake. */
const PATIENCE = 10_000;

export class ByteReader {
  private buffered = Buffer.alloc(0);
  private wake: () => void = () => {};
  private over = false;

  constructor(socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.buffered = Buffer.concat([this.buffered, chunk]);
      this.wake();
    });
    socket.on('error', () => {});
    socket.once('close', () => {
      this.over = true;
      this.wake();
    });
  }

  /** Throws when they do not come. */
  async take(length: number): Promise<Buffer> {
    const deadline = performance.now() + PATIENCE;
    while (this.buffered.length < length) {
      const left = deadline - performance.now();
      if (this.over || left <= 0)
        throw new Error(this.over ? 'the display closed the connection' : 'the display is silent');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const taken = this.buffered.subarray(0, length);
    this.buffered = this.buffered.subarray(length);
    return taken;
  }
}
