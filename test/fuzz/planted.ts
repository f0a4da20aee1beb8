/** Reference servers within this process, as targets of the fuzzer: they tell what they were sent, and may die of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { openSettingOf } from '../../api/fuzzing.js';
import type { FuzzConfig } from '../../harness/fuzz/engine/config.js';
import { type Reference, startReference } from '../../harness/reference/server.js';
import type { Ending } from '../../harness/target/ending.js';
import type { Endpoint, Target } from '../../harness/target/target.js';
import { loadCatalog } from '../../schema/catalogs.js';
import { isObject, type JsonObject } from '../../schema/json.js';
import type { Usage } from '../../suites/case.js';

/**
 * Told of every request that succeeded, in order, and how many came behind it that are not answered yet. True kills the target; `mute` has it answer nobody any more, `deaf` no
 * session that is new. One for each target.
 */
export type Plant = (command: string, args: JsonObject, behind: number) => boolean | 'mute' | 'deaf';

const DEATH: Ending = {
  kind: 'abort',
  status: null,
  signal: 'SIGABRT',
  text: "aborted: reference: planted.c:1: f: Assertion `planted' failed.",
};

class InProcess implements Target {
  readonly attached = false;
  readonly virtualTime = false;
  readonly family = 'qmp';
  readonly program = 'reference';
  readonly reconnects = true;
  readonly disabled = [];
  readonly pid = null;
  readonly command = null;
  readonly written = 0;
  readonly bootMs = 0;
  /** Requests by command, refused or not. */
  readonly asked = new Map<string, number>();
  private state: 'well' | 'mute' | 'deaf' = 'well';
  ended: Ending | null = null;
  readonly ending: Promise<Ending>;
  private resolve: (ending: Ending) => void = () => {};

  constructor(
    private readonly reference: Reference,
    readonly scratch: string,
    private readonly plant: Plant,
    private readonly sent: (bytes: Buffer) => void,
    private readonly holds: PlantedOptions['usage'],
  ) {
    this.ending = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  get hostScratch(): string {
    return this.scratch;
  }

  get endpoints(): Endpoint[] {
    return [0, 1, 2].map(() => ({ pretty: false, connect: async () => this.connect() }));
  }

  async endedWithin(): Promise<Ending | null> {
    return this.ended;
  }

  usage(): Usage | null {
    return this.holds?.(this.asked) ?? null;
  }

  stderr(): string {
    return '';
  }

  async end(): Promise<Ending> {
    this.over({ kind: 'ended-by-us', text: 'ended by qmpspec' });
    await this.reference.close();
    return await this.ending;
  }

  private over(ending: Ending): void {
    this.ended ??= ending;
    this.resolve(this.ended);
  }

  private connect(): Duplex {
    const inner = this.reference.connect();
    const deaf = this.state !== 'well';
    const requests = new Map<string, JsonObject>();
    const outer = new Duplex({
      write: (chunk: Buffer, _, done) => {
        this.sent(chunk);
        for (const request of parsed(chunk)) {
          requests.set(JSON.stringify(request.id), request);
          const command = String(request.execute);
          this.asked.set(command, (this.asked.get(command) ?? 0) + 1);
        }
        inner.write(chunk, done);
      },
      read: () => {},
      destroy: (error, done) => {
        inner.destroy();
        done(error);
      },
    });
    inner.on('data', (chunk: Buffer) => {
      for (const reply of parsed(chunk)) {
        const id = JSON.stringify(reply.id);
        const request = requests.get(id);
        requests.delete(id);
        if (!request || !('return' in reply)) continue;
        const args = isObject(request.arguments) ? request.arguments : {};
        const outcome = this.plant(String(request.execute), args, requests.size);
        if (outcome === 'mute' || outcome === 'deaf') this.state = outcome;
        if (outcome !== true) continue;
        this.over(DEATH);
        outer.destroy();
        return;
      }
      if (!deaf && this.state !== 'mute') outer.push(chunk);
    });
    inner.on('end', () => outer.push(null));
    return outer;
  }
}

function parsed(chunk: Buffer): JsonObject[] {
  return chunk
    .toString()
    .split('\n')
    .flatMap((line) => {
      try {
        const value = JSON.parse(line);
        return isObject(value) ? [value] : [];
      } catch {
        return [];
      }
    });
}

export interface PlantedOptions {
  /** What the servers' streams are put through. */
  through?: (server: Duplex) => Duplex;
  /** What a target holds, by what it was asked. */
  usage?: (asked: ReadonlyMap<string, number>) => Usage;
  /** Milliseconds for a reply. */
  timeout?: number;
}

export interface Planted {
  setting: FuzzConfig;
  /** What each target was sent, in the order of their starts; the first two are asked what they are. */
  sent: string[];
  remove(): void;
}

/** A setting whose targets each have a plant of their own. */
export async function planted(plant: () => Plant, options: PlantedOptions = {}): Promise<Planted> {
  const { through, usage, timeout = 5_000 } = options;
  const model = loadCatalog('introspection-qemu-storage-daemon-7.2');
  const scratch = mkdtempSync(join(tmpdir(), 'planted-'));
  const sent: string[] = [];
  const pool = {
    boots: 0,
    async take(): Promise<Target> {
      const index = sent.push('') - 1;
      pool.boots++;
      const reference = await startReference({ model, ...(through ? { through } : {}) });
      const tell = (bytes: Buffer) => {
        sent[index] += bytes.toString('latin1');
      };
      return new InProcess(reference, scratch, plant(), tell, usage);
    },
  };
  const setting = await openSettingOf(pool, { command: ['reference'] }, timeout);
  return {
    setting,
    sent,
    remove: () => rmSync(scratch, { recursive: true }),
  };
}
