/** An NBD client up to the point where an export is in its hands (NBD protocol, fixed newstyle negotiation). */
import type { Socket } from 'node:net';
import { ByteReader } from './bytes.js';

const GREETING = 18;
const OPTION_MAGIC = Buffer.from('IHAVEOPT');
const FIXED_NEWSTYLE_NO_ZEROES = 3;
const GO = 7;
const REPLY_HEAD = 20;
const ACKNOWLEDGED = 1;
/** Set in the type of a reply that is a refusal. */
const REFUSED = 0x80000000;

/** Whether the server lets the client go on with the export. */
export async function useExport(socket: Socket, name: string): Promise<boolean> {
  const reader = new ByteReader(socket);
  await reader.take(GREETING);
  const wanted = Buffer.from(name);
  const data = Buffer.concat([word(wanted.length), wanted, Buffer.alloc(2)]);
  socket.write(
    Buffer.concat([word(FIXED_NEWSTYLE_NO_ZEROES), OPTION_MAGIC, word(GO), word(data.length), data]),
  );
  for (;;) {
    const head = await reader.take(REPLY_HEAD);
    const type = head.readUInt32BE(12);
    await reader.take(head.readUInt32BE(16));
    if (type === ACKNOWLEDGED) return true;
    if (type >= REFUSED) return false;
  }
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
