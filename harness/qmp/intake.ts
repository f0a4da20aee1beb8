/** Takes what a stream brings, a slice of time in each turn of the event loop; the stream waits for the rest. */
import type { Duplex } from 'node:stream';
import { type Frame, Framer } from './framer.js';
import { SLICE_MS } from './limits.js';

export interface Taker {
  /** False: it is not done with it, and asks for it again. */
  frame(frame: Frame): boolean;
  /** Bytes came, and completed these messages, which are yet to be taken. */
  came(complete: readonly Frame[]): void;
  /** All messages that have come are taken. */
  settled(): void;
  /** Nothing more will come. */
  over(): void;
}

export class Intake {
  readonly framer = new Framer();
  private queue: Frame[] = [];
  private next = 0;
  private turn: number | null = null;
  private draining = false;
  private ended = false;

  constructor(
    private readonly stream: Duplex,
    private readonly taker: Taker,
  ) {
    stream.on('data', (chunk: Buffer) => this.push(chunk));
    stream.on('error', () => {});
    const over = () => {
      this.ended = true;
      if (!this.draining) taker.over();
    };
    stream.once('end', over);
    stream.once('close', over);
  }

  /** What has not been taken is dropped. */
  drop(): void {
    this.queue = [];
    this.next = 0;
  }

  private push(chunk: Buffer): void {
    const frames = this.framer.push(chunk);
    this.taker.came(frames);
    this.queue = this.next < this.queue.length ? [...this.queue.slice(this.next), ...frames] : frames;
    this.next = 0;
    if (!this.draining) this.drain();
  }

  private drain(): void {
    while (this.next < this.queue.length) {
      if (this.spent()) {
        this.wait();
        return;
      }
      if (this.taker.frame(this.queue[this.next] as Frame)) this.next++;
    }
    this.drop();
    this.taker.settled();
    if (this.spent() && !this.ended) this.wait();
    else if (this.draining) {
      this.draining = false;
      this.stream.resume();
      if (this.ended) this.taker.over();
    }
  }

  private wait(): void {
    if (!this.draining) this.stream.pause();
    this.draining = true;
    setImmediate(() => this.drain());
  }

  /** Its part of this turn is over. */
  private spent(): boolean {
    const now = performance.now();
    if (this.turn === null) {
      this.turn = now;
      setImmediate(() => {
        this.turn = null;
      });
    }
    return now - this.turn > SLICE_MS;
  }
}
