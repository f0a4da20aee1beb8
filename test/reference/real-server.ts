/** A real QMP server to compare the reference with. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

export class RealServer {
  private readonly directory = mkdtempSync(join(tmpdir(), 'qmpspec-reference-'));
  private readonly path = join(this.directory, 'qmp');
  private readonly child: ChildProcess;

  constructor(program: Program) {
    this.child = spawn(program, this.options(program), { stdio: 'ignore' });
  }

  /** A new connection; retries while the server has not made its socket yet. */
  async connect(): Promise<Socket> {
    for (;;) {
      const socket = connect({ path: this.path, allowHalfOpen: true });
      try {
        await once(socket, 'connect');
        return socket;
      } catch (error) {
        if (this.child.exitCode !== null) throw error;
      }
    }
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    rmSync(this.directory, { recursive: true });
  }

  private options(program: Program): string[] {
    switch (program) {
      case 'qemu-ga':
        return ['-m', 'unix-listen', '-p', this.path, '-t', this.directory];
      case 'qemu-storage-daemon':
        return ['--chardev', `socket,id=c,path=${this.path},server=on,wait=off`, '--monitor', 'chardev=c'];
      case 'qemu-system-x86_64':
        return [
          ...['-machine', 'none', '-nodefaults', '-display', 'none', '-S'],
          ...['-qmp', `unix:${this.path},server=on,wait=off`],
        ];
    }
  }
}
