/** A server that somebody else started. We talk to it, and never start, signal or end it. */
import { tmpdir } from 'node:os';
import { dial, parseAddress } from './address.js';
import { SocketEndpoint, unreachable } from './connect/endpoint.js';
import type { Ending } from './ending.js';
import type { Target } from './target.js';

/** `address` is `unix:PATH` or `tcp:HOST:PORT`. Throws TargetError when nobody can be reached there. */
export async function attach(address: string): Promise<Target> {
  const started = performance.now();
  const where = parseAddress(address);
  const endpoint = new SocketEndpoint(where, false);
  endpoint.keep(
    await dial(where).catch((error: NodeJS.ErrnoException) => {
      throw unreachable(where, error);
    }),
  );
  const let_go: Ending = { kind: 'ended-by-us', text: 'detached' };
  return {
    attached: true,
    virtualTime: false,
    family: 'qmp',
    program: 'attached',
    endpoints: [endpoint],
    reconnects: true,
    scratch: tmpdir(),
    hostScratch: tmpdir(),
    disabled: [],
    pid: null,
    command: null,
    written: 0,
    bootMs: performance.now() - started,
    ending: new Promise(() => {}),
    ended: null,
    endedWithin: async () => null,
    usage: () => null,
    stderr: () => '',
    async end() {
      endpoint.close();
      return let_go;
    },
  };
}
