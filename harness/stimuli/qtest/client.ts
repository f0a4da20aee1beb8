/** Port, memory and interrupt access to a machine through QEMU's qtest socket: what a guest's driver would do. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { littleEndian } from '../../../schema/qemu/pci.js';

/** Milliseconds for a line to be answered: it is carried out before the answer comes. */
const ANSWER = 10_000;

/** Bytes that one access moves. */
export type Width = 1 | 2 | 4;

interface Waiting {
  resolve(answer: string): void;
  reject(error: Error): void;
}

/** Lines are answered in order. Every method rejects when the machine refuses one, or is gone. */
export class Qtest {
  private readonly waiting: Waiting[] = [];

  constructor(private readonly socket: Socket) {
    const lines = createInterface({ input: socket });
    lines.on('line', (line) => this.answered(line));
    // What matters of an error is that the socket closes; readline passes it on.
    lines.on('error', () => {});
    socket.on('error', () => {});
    socket.once('close', () => this.gone());
  }

  /** Rejects when nobody listens on the socket. */
  static async connect(path: string): Promise<Qtest> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new Qtest(socket);
  }

  /** Sends one line, and gives what follows its `OK`. */
  command(line: string): Promise<string> {
    if (this.socket.destroyed) return Promise.reject(this.lost());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the qtest line '${line}' was not answered`)), ANSWER);
      this.waiting.push({
        resolve: (answer) => {
          clearTimeout(timer);
          if (answer === 'OK' || answer.startsWith('OK ')) resolve(answer.slice(3));
          else reject(new Error(`the qtest line '${line}' was answered: ${answer}`));
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.socket.write(`${line}\n`);
    });
  }

  /** Least significant byte first, whatever the order of the machine's processor. */
  async writeLittle(address: number, value: number, width: Width): Promise<void> {
    await this.command(`write ${hex(address)} ${hex(width)} ${littleEndian(value, width)}`);
  }

  async readLittle(address: number, width: Width): Promise<number> {
    const answer = await this.command(`read ${hex(address)} ${hex(width)}`);
    return Number(littleEndian(BigInt(answer), width));
  }

  async writeBytes(address: number, bytes: Buffer): Promise<void> {
    await this.command(`write ${hex(address)} ${hex(bytes.length)} 0x${bytes.toString('hex')}`);
  }

  async readBytes(address: number, length: number): Promise<Buffer> {
    const answer = await this.command(`read ${hex(address)} ${hex(length)}`);
    return Buffer.from(answer.slice(2), 'hex');
  }

  close(): void {
    this.socket.destroy();
  }

  private answered(line: string): void {
    // Interrupts that are intercepted announce themselves between the answers.
    if (!line.startsWith('IRQ ')) this.waiting.shift()?.resolve(line);
  }

  private gone(): void {
    for (const waiting of this.waiting.splice(0)) waiting.reject(this.lost());
  }

  private lost(): Error {
    return new Error('the machine closed its qtest socket');
  }
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
