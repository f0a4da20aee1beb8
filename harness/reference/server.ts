import { Duplex } from 'node:stream';
import type { Interface } from '../../schema/model.js';
import { readCommandLine } from './command-line.js';
import { type Listen, type Listener, listen } from './listen.js';
import { ReferenceMachine } from './reference-machine.js';
import type { ServerScript } from './script/read.js';
import { ServerSession } from './session.js';

/** A client's end of an in-process connection: write requests, read replies. Sockets are piped into it. */

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

/** Options of a reference server; of {@link ServerConnectionOptions}, those of its first listener. */
export interface ReferenceOptions extends ServerConnectionOptions {
  /** What the server is to be like: its commands, events and types. */
  model: Interface;
  /** Picks the values in generated replies. */
  seed?: number;
  /** What happens in place of, or besides, what the machine does: see {@link readScript}. */
  script?: ServerScript;
  /** Arguments of QEMU that say what the machine is like at first, as far as this one has such things. */
  machine?: readonly string[];
  /** Commands that are listed as disabled, and refused: an agent's. */
  disabled?: readonly string[];
  /** What every client's stream is put through. */
  through?(server: Duplex): Duplex;
  /** The first listener; without it, only in-process clients can connect. */
  listen?: Listen;
}

/** A running reference server. All its connections are monitors of one machine. */
export interface Reference {
  /** Where it listens, in the order asked for. */
  readonly addresses: string[];
  /** Settles when a client has ended the machine with `quit`, or `close` was called. */
  readonly ended: Promise<void>;
  /** A connection within this process. */
  connect(options?: ServerConnectionOptions): Duplex;
  /** One more listener; resolves with its address. Rejects when the address cannot be had. */
  listen(where: Listen, options?: ServerConnectionOptions): Promise<string>;
  /** Drops all clients and stops listening. */
  close(): Promise<void>;
}

/** Starts a reference server in this process. Throws an Error for machine arguments that it does not understand, or an address that cannot be had. */
export async function startReference({
  model,
  seed = 0,
  script,
  machine: words = [],
  disabled = [],
  through = (server) => server,
  ...first
}: ReferenceOptions): Promise<Reference> {
  const setup = readCommandLine(words);
  if (setup === null) throw new Error(`not understood: ${words.join(' ')}`);
  const machine = new ReferenceMachine(model, seed, { ...(script ? { script } : {}), setup, disabled });
  const listeners: Listener[] = [];
  const ended = new Promise<void>((resolve) => {
    machine.listeners.add({
      quit: () => void Promise.all(listeners.map((listener) => listener.stop())).then(() => resolve()),
    });
  });
  const reference: Reference = {
    addresses: [],
    ended,
    connect: (options) => through(new ServerConnection(machine, options)),
    async listen(where, options) {
      const listener = await listen(where, () => through(new ServerConnection(machine, options)));
      listeners.push(listener);
      // Nobody can follow the one client of standard streams.
      if (where === 'stdio') void listener.stop().then(() => machine.quit());
      reference.addresses.push(listener.address);
      return listener.address;
    },
    async close() {
      machine.quit();
      for (const listener of listeners) listener.drop();
      await ended;
    },
  };
  if (first.listen !== undefined) await reference.listen(first.listen, first);
  machine.start();
  return reference;
}
