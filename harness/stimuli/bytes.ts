/** Reads exact numbers of bytes from a socket. */
import type { Socket } from 'node:net';

/** Milliseconds for the next bytes of a handshake. */
const TIMEOUT_MS = 10_000;

/** What a server has to say does not come. */
export class Unanswered extends Error {}

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

  /** Throws {@link Unanswered} when they do not come. */
  async take(length: number): Promise<Buffer> {
    const deadline = performance.now() + TIMEOUT_MS;
    while (this.buffered.length < length) {
      const left = deadline - performance.now();
      if (this.over || left <= 0)
        throw new Unanswered(this.over ? 'the server closed the connection' : 'the server is silent');
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
