/** A client's end of an in-process connection: write requests, read replies. Sockets are piped into it. */
import { Duplex } from 'node:stream';
import type { ReferenceMachine } from './reference-machine.js';
import { ServerSession } from './session.js';

export interface ServerConnectionOptions {
  /** Spread each message over several lines, like QEMU's `pretty=on`. */
  pretty?: boolean;
}

export class ServerConnection extends Duplex {
  private readonly session: ServerSession;

  constructor(machine: ReferenceMachine, { pretty = false }: ServerConnectionOptions = {}) {
    super();
    const output = {
      write: (text: string) => {
        this.push(text, 'latin1');
      },
      end: () => {
        this.push(null);
      },
    };
    this.session = new ServerSession(machine, output, pretty);
  }

  override _read(): void {
    // Replies are pushed as they come: like QEMU, the server keeps whatever the client does not read.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, consumed: () => void): void {
    this.session.receive(chunk, consumed);
  }

  override _final(done: () => void): void {
    this.session.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.session.close();
    done(error);
  }
}
