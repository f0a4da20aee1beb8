/** The little QMP that tests of targets speak. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';

/** Reads until a whole line has come that satisfies `wanted`; throws when the stream closes first. */
function line(stream: Duplex, wanted: (message: Record<string, unknown>) => boolean) {
  return new Promise<Record<string, unknown>>((resolve, reject) => {
    let text = '';
    const closed = () => reject(new Error(`closed after ${JSON.stringify(text)}`));
    const take = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      for (const one of text.split('\n').slice(0, -1)) {
        const message = JSON.parse(one) as Record<string, unknown>;
        if (!wanted(message)) continue;
        stream.off('data', take);
        stream.off('close', closed);
        resolve(message);
      }
    };
    stream.on('data', take);
    stream.once('close', closed);
  });
}

/** The greeting, then negotiation. */
export async function negotiate(stream: Duplex): Promise<Record<string, unknown>> {
  const greeting = await line(stream, (message) => 'QMP' in message);
  await execute(stream, 'qmp_capabilities');
  return greeting;
}

export function execute(stream: Duplex, command: string, args?: object): Promise<Record<string, unknown>> {
  const reply = line(stream, (message) => message.id === command);
  stream.write(`${JSON.stringify({ execute: command, arguments: args, id: command })}\n`);
  return reply;
}

/** What comes first, unparsed. */
export async function firstBytes(stream: Duplex): Promise<string> {
  const [chunk] = (await once(stream, 'data')) as [Buffer];
  stream.destroy();
  return chunk.toString('utf8');
}
