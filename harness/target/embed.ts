/** A server within this process as a target: nothing is started, so nothing needs to be confined. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Family } from '../../suites/case.js';
import type { Ending } from './ending.js';
import { baseBelow } from './place/base.js';
import type { Endpoint, Target } from './target.js';

/** A server of which every connection is a monitor of its own. */
export interface Served {
  /** The client's end of a new connection. */
  connect(options: { pretty: boolean }): Duplex | Promise<Duplex>;
  /** Whether it can spread messages over lines, as `pretty` asks; default false. */
  pretty?: boolean;
  /** `ga`: it speaks the guest agent's dialect; default `qmp`. */
  family?: Family;
  /** Settles when the server has ended by itself, as after `quit`. */
  ended?: Promise<unknown>;
  close?(): void | Promise<void>;
}

/**
 * Makes a fresh server; `scratch` is a directory that it may write to, `machine` are arguments of QEMU that say what
 * the server is to be like (only where it is said to take them).
 */
export type Serve = (scratch: string, machine?: readonly string[]) => Served | Promise<Served>;

/** Plain monitors that a case may use at the same time. */
const MONITORS = 3;

export async function embed(serve: Serve, machine?: readonly string[]): Promise<Target> {
  const started = performance.now();
  const scratch = mkdtempSync(join((await baseBelow(null)).path, 'embedded-'));
  const server = await serve(
    scratch,
    machine?.map((word) => word.replaceAll('$DIR', scratch)),
  );
  let ended: Ending | null = null;
  let ends: (ending: Ending) => void = () => {};
  const ending = new Promise<Ending>((resolve) => {
    ends = resolve;
  });
  const over = (how: Ending) => {
    ended ??= how;
    ends(ended);
    return ended;
  };
  server.ended?.then(() => over({ kind: 'exit', status: 0, text: 'ended by itself' }));
  return {
    attached: false,
    virtualTime: false,
    family: server.family ?? 'qmp',
    program: 'embedded',
    endpoints: endpointsOf(server),
    reconnects: true,
    scratch,
    hostScratch: scratch,
    disabled: [],
    pid: null,
    command: null,
    written: 0,
    bootMs: performance.now() - started,
    ending,
    get ended() {
      return ended;
    },
    endedWithin: (ms) => Promise.race([ending, waitFor(ms)]),
    usage: () => null,
    stderr: () => '',
    async end() {
      const how = over({ kind: 'ended-by-us', text: 'closed' });
      await server.close?.();
      rmSync(scratch, { recursive: true, force: true });
      return how;
    },
  };
}

function endpointsOf(server: Served): Endpoint[] {
  const plain = Array.from({ length: MONITORS }, () => false);
  return [...plain, ...(server.pretty ? [true] : [])].map((pretty) => ({
    pretty,
    connect: async () => server.connect({ pretty }),
  }));
}

function waitFor(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms).unref());
}
