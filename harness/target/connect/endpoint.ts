/** Endpoints over sockets and over the standard streams. */
import type { Duplex } from 'node:stream';
import { type Address, addressText, dial } from '../address.js';
import { TargetError } from '../error.js';
import type { Endpoint } from '../target.js';

/** An endpoint whose owner can let go of a connection that nobody took. */
export interface OwnedEndpoint extends Endpoint {
  close(): void;
}

/** A listening socket. The connection that found it listening is the first one it gives. */
export class SocketEndpoint implements OwnedEndpoint {
  private first: Duplex | null = null;

  constructor(
    private readonly address: Address,
    readonly pretty: boolean,
  ) {}

  /** Keeps a connection that nobody has read from. */
  keep(stream: Duplex): void {
    this.first = stream;
  }

  async connect(): Promise<Duplex> {
    const first = this.first;
    this.first = null;
    if (first && !first.destroyed) return first;
    try {
      return await dial(this.address);
    } catch (error) {
      throw unreachable(this.address, error as NodeJS.ErrnoException);
    }
  }

  close(): void {
    this.first?.destroy();
  }
}

/** The standard streams, which can be had once. */
export class StreamEndpoint implements OwnedEndpoint {
  readonly pretty = false;
  private taken = false;

  constructor(private readonly stream: Duplex) {}

  async connect(): Promise<Duplex> {
    if (this.taken) {
      throw new TargetError(
        'refused',
        'A target on standard streams has one connection, and it was already used.',
      );
    }
    this.taken = true;
    return this.stream;
  }

  close(): void {
    this.stream.destroy();
  }
}

/** What the system's refusal to connect means. */
export function unreachable(address: Address, error: NodeJS.ErrnoException): TargetError {
  const where = addressText(address);
  switch (error.code) {
    case 'ENOENT':
      return new TargetError(
        'no-such-socket',
        `There is no socket ${where}; start the server first, or correct the path.`,
      );
    case 'ECONNREFUSED':
      return new TargetError('refused', `Nobody listens on ${where}; start the server first.`);
    case 'EACCES':
    case 'EPERM':
      return new TargetError(
        'denied',
        `We may not connect to ${where}; it needs another user or other permissions.`,
      );
    default:
      return new TargetError('refused', `Connecting to ${where} failed: ${error.message}.`);
  }
}
