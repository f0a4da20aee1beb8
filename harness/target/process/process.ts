/** A running target process: started in a session of its own, watched, killed with its whole group. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Duplex } from 'node:stream';
import { type Ending, judgeEnding } from '../ending.js';
import { TargetError } from '../error.js';

/** The two standard streams of a child as one stream. */

class StandardStreams extends Duplex {
  constructor(
    private readonly stdout: Readable,
    private readonly stdin: Writable,
  ) {
    super();
    stdout.on('data', (chunk) => {
      if (!this.push(chunk)) stdout.pause();
    });
    stdout.once('end', () => this.push(null));
    // A child that dies is told by its ending; here it only means that nothing more comes or goes.
    stdout.once('close', () => this.destroy());
    stdin.on('error', () => this.destroy());
    stdout.pause();
  }

  override _read(): void {
    this.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.stdin.write(chunk, () => callback());
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.stdin.end(() => callback());
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.stdin.destroy();
    this.stdout.destroy();
    callback(error);
  }
}

/** The end of a stream of text, in bounded memory. */
export class Tail {
  private chunks: Buffer[] = [];
  private size = 0;
  /** Bytes that came, kept or not. */
  total = 0;

  /** Keeps at least the last `limit` bytes that came, and shows no more than that. */
  constructor(private readonly limit = 64 * 1024) {}

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    this.total += chunk.length;
    if (this.size > 2 * this.limit) this.compact();
  }

  /** What is kept of the bytes that came after the first `from`. */
  text(from = 0): string {
    this.compact();
    const [all] = this.chunks;
    if (!all) return '';
    return all.subarray(Math.max(0, all.length - (this.total - from))).toString('utf8');
  }

  private compact(): void {
    const all = Buffer.concat(this.chunks);
    // A copy, so that the dropped part can be freed.
    const kept = all.length > this.limit ? Buffer.from(all.subarray(-this.limit)) : all;
    this.chunks = [kept];
    this.size = kept.length;
  }
}

export interface Launch {
  /** Including what confines it. */
  command: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  user: { uid: number; gid: number } | null;
  /** Its standard streams are for talking, not for reading along. */
  stdio: boolean;
}

/** Milliseconds for a dead target's last words to arrive when somebody else still holds its stderr open. */
const LAST_WORDS = 250;

export class TargetProcess {
  readonly pid: number;
  readonly ending: Promise<Ending>;
  ended: Ending | null = null;
  /** The standard streams, when the launch asked for them. */
  readonly stream: Duplex | null;
  private readonly tail = new Tail();
  private killed = false;
  /** The pid, and soon the number of the group, may be somebody else's from now on. */
  private exited = false;

  /** Throws TargetError when the machine cannot start a process at all. */
  static start(launch: Launch): Promise<TargetProcess> {
    const { command, env, cwd, user, stdio } = launch;
    const child = spawn(command[0] as string, command.slice(1), {
      // A session and a group of its own: a Ctrl-C at our terminal must not look like a crash of the target.
      detached: true,
      stdio: [stdio ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      env,
      cwd,
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    return new Promise((resolve, reject) => {
      child.once('error', (error) =>
        reject(new TargetError('not-executable', `The target could not be started: ${error.message}.`)),
      );
      if (child.pid !== undefined) resolve(new TargetProcess(child, child.pid, stdio));
    });
  }

  private constructor(child: ChildProcess, pid: number, stdio: boolean) {
    this.pid = pid;
    const { stdin, stdout, stderr } = child;
    const readAlong = [stderr, stdio ? null : stdout].filter((stream) => stream !== null);
    for (const stream of readAlong) stream.on('data', (chunk: Buffer) => this.tail.push(chunk));
    this.stream = stdio && stdin && stdout ? new StandardStreams(stdout, stdin) : null;
    this.ending = new Promise((resolve) => {
      child.once('exit', (status, signal) => {
        this.killGroup();
        this.exited = true;
        const over = () => {
          if (this.ended) return;
          clearTimeout(timer);
          for (const stream of readAlong) stream.destroy();
          const byUs = this.killed && signal === 'SIGKILL';
          this.ended = byUs
            ? { kind: 'ended-by-us', text: 'ended by qmpspec' }
            : judgeEnding(status, signal, this.stderr());
          resolve(this.ended);
        };
        const timer = setTimeout(over, LAST_WORDS);
        void Promise.all(readAlong.map(untilClosed)).then(over);
      });
    });
  }

  /** What it wrote after its first `from` bytes. */
  stderr(from = 0): string {
    return this.tail.text(from);
  }

  /** Bytes that it has written to stderr and stdout. */
  get written(): number {
    return this.tail.total;
  }

  /** Kills the whole group. A target that has already ended keeps its ending. */
  kill(): Promise<Ending> {
    if (!this.exited) {
      this.killed = true;
      this.killGroup();
    }
    return this.ending;
  }

  async endedWithin(ms: number): Promise<Ending | null> {
    if (this.ended) return this.ended;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, ms, null);
    });
    const result = await Promise.race([this.ending, late]);
    clearTimeout(timer);
    return result;
  }

  private killGroup(): void {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // Nobody is left in the group.
    }
  }
}

function untilClosed(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.closed) resolve();
    else stream.once('close', resolve);
  });
}
