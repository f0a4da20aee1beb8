/** The same conversation with a real server and with the reference made from its introspection. */
import { type Reference, startReference } from '../../harness/reference/server.js';
import { loadCatalog } from '../../schema/catalogs.js';
import { LineClient } from './client.js';
import { type Program, RealServer } from './real-server.js';

/** What each says of itself. */
const CATALOGS = {
  'qemu-system-x86_64': 'introspection-qemu-system-7.2',
  'qemu-storage-daemon': 'introspection-qemu-storage-daemon-7.2',
};

export class Pair {
  readonly real: RealServer;
  private reference: Promise<Reference>;
  private clients: LineClient[] = [];

  constructor(program: Exclude<Program, 'qemu-ga'>) {
    this.real = new RealServer(program);
    this.reference = startReference({ model: loadCatalog(CATALOGS[program]) });
  }

  /** New sessions with both; negotiated, unless `enable` is null. */
  async connect(enable: string[] | null = []): Promise<[LineClient, LineClient]> {
    const real = new LineClient(await this.real.connect());
    const reference = new LineClient((await this.reference).connect());
    this.clients.push(real, reference);
    const greetings = await Promise.all([real.next(), reference.next()]);
    if (!greetings.every((greeting) => 'QMP' in greeting)) throw new Error('no greeting');
    if (enable) await Promise.all([real.negotiate(enable), reference.negotiate(enable)]);
    return [real, reference];
  }

  /** Ends all sessions: the real server serves one client at a time. */
  async disconnect(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.close()));
  }

  async end(): Promise<void> {
    await this.disconnect();
    await this.real.end();
    await (await this.reference).close();
  }
}
