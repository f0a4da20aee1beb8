/** A value as text for a script element: JSON, deflated, in base64. No character of it means anything to HTML. */
import { once } from 'node:events';
import { createDeflate } from 'node:zlib';

/** The parts of a JSON text, packed as they come: the whole may be longer than memory. */
export async function* pack(parts: Iterable<string>): AsyncIterable<string> {
  const deflate = createDeflate({ level: 9 });
  const fed = feed(deflate, parts);
  // What ends badly is told by the loop below.
  fed.catch((error) => deflate.destroy(error));
  let rest = Buffer.alloc(0);
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    // Three bytes are four characters.
    const whole = bytes.length - (bytes.length % 3);
    yield bytes.toString('base64', 0, whole);
    rest = bytes.subarray(whole);
  }
  yield rest.toString('base64');
}

async function feed(deflate: ReturnType<typeof createDeflate>, parts: Iterable<string>): Promise<void> {
  for (const part of parts) if (!deflate.write(part)) await once(deflate, 'drain');
  deflate.end();
}
