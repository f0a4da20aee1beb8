/** One question to a target that is starting. */
import type { Duplex } from 'node:stream';

/** Sends a request; resolves with all that came as soon as `complete` likes it, or with what came in time. */
export function answerTo(
  stream: Duplex,
  request: string,
  complete: (text: string) => boolean,
  timeout: number,
): Promise<string> {
  stream.write(request);
  return new Promise((resolve) => {
    let text = '';
    const over = () => {
      clearTimeout(timer);
      resolve(text);
    };
    const timer = setTimeout(over, timeout);
    stream.once('close', over);
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (complete(text)) over();
    });
  });
}
