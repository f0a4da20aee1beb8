/** The two standard streams of a child as one stream. */
import { Duplex, type Readable, type Writable } from 'node:stream';

export class StandardStreams extends Duplex {
  constructor(
    private readonly stdout: Readable,
    private readonly stdin: Writable,
  ) {
    super();
    stdout.on('data', (chunk) => {
      if (!this.push(chunk)) stdout.pause();
    });
    stdout.once('end', () => this.push(null));
    // A child that dies is told by its ending; here it only means that nothing more comes or goes.
    stdout.once('close', () => this.destroy());
    stdin.on('error', () => this.destroy());
    stdout.pause();
  }

  override _read(): void {
    this.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.stdin.write(chunk, () => callback());
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.stdin.end(() => callback());
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.stdin.destroy();
    this.stdout.destroy();
    callback(error);
  }
}
