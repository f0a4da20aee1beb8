/** A client that knows nothing but lines: the reference is judged without the harness's own connection. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { JsonObject } from '../../schema/json.js';
import { parseJson } from '../../schema/json-text.js';

export class LineClient {
  private buffer = '';
  private readonly lines: JsonObject[] = [];
  private ended = false;
  private wake = () => {};

  constructor(readonly stream: Duplex) {
    stream.setEncoding('latin1');
    stream.on('data', (text: string) => {
      const lines = (this.buffer + text).split('\n');
      this.buffer = lines.pop() as string;
      this.lines.push(...lines.map((line) => parseJson(line.replace(/^\xff/, '')) as JsonObject));
      this.wake();
    });
    const end = () => {
      this.ended = true;
      this.wake();
    };
    // A server that ends with input unread resets the connection.
    stream.on('end', end).on('error', end);
  }

  /** Bytes as latin1. */
  send(text: string): void {
    this.stream.write(text, 'latin1');
  }

  /** All messages up to the first for which `last` holds; all there were when the server ends. */
  async until(last: (message: JsonObject) => boolean): Promise<JsonObject[]> {
    for (;;) {
      const at = this.lines.findIndex(last);
      if (at >= 0) return this.lines.splice(0, at + 1);
      if (this.ended) return this.lines.splice(0);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** The next message. */
  async next(): Promise<JsonObject> {
    return (await this.until(() => true))[0] as JsonObject;
  }

  async negotiate(enable: string[] = []): Promise<void> {
    const args = enable.length > 0 ? { arguments: { enable } } : {};
    this.send(`${JSON.stringify({ execute: 'qmp_capabilities', id: 'negotiate', ...args })}\n`);
    await this.until((message) => message.id === 'negotiate');
  }

  /** The replies to complete messages. */
  async ask(text: string): Promise<JsonObject[]> {
    this.send(`${text}\n{"execute": "qmpspec-mark", "id": "qmpspec-mark"}\n`);
    const messages = await this.until((message) => message.id === 'qmpspec-mark');
    return messages.slice(0, -1).filter((message) => !('event' in message));
  }

  /** Everything that the server answers to these bytes, whatever they are, and to a reset after them. */
  askAnything(text: string): Promise<JsonObject[]> {
    return this.ask(`${text}\xff`);
  }

  async close(): Promise<void> {
    if (this.stream.closed) return;
    const closed = once(this.stream, 'close');
    this.stream.destroy();
    await closed;
  }
}
