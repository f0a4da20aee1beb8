/** A real QMP server to compare the reference with. */
import { execFileSync } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { boot } from '../../harness/target/boot.js';
import type { Endpoint, Target } from '../../harness/target/target.js';

export type Program = 'qemu-storage-daemon' | 'qemu-system-x86_64' | 'qemu-ga';

/** Differences between versions are known and none of the reference's business: it imitates this one. */
const VERSION = /version 7\.2\.|Guest Agent 7\.2\./;

/** Whether `program` is missing here; throws instead where targets are required. */
export function missing(program: Program): boolean {
  const found = versionOf(program);
  if (VERSION.test(found)) return false;
  const message = `${program} 7.2 is needed to compare the reference server with; found ${found || 'none'}.`;
  if (process.env.QMPSPEC_REQUIRE_TARGETS === '1') throw new Error(message);
  console.warn(`Skipped: ${message}`);
  return true;
}

function versionOf(program: Program): string {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8' }).split('\n', 1)[0] as string;
  } catch {
    return '';
  }
}

/** Arguments beside those that make it serve; confined like every target, and a guest agent with its commands blocked. */
const ARGUMENTS: Record<Program, string[]> = {
  'qemu-ga': [],
  'qemu-storage-daemon': [],
  'qemu-system-x86_64': ['-machine', 'none', '-nodefaults', '-S'],
};

export class RealServer {
  private readonly target: Promise<Target>;

  constructor(program: Program) {
    this.target = boot({ command: [program, ...ARGUMENTS[program]] });
  }

  /** A new connection; the server takes one at a time. */
  async connect(): Promise<Duplex> {
    const [endpoint] = (await this.target).endpoints;
    return (endpoint as Endpoint).connect();
  }

  async end(): Promise<void> {
    await (await this.target).end();
  }
}
