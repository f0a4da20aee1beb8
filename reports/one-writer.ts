/** Two runs that write one file would garble it: the later one gives way; of two that begin at once, perhaps both. */
import { fstatSync, readdirSync, readFileSync, readlinkSync, type Stats, statSync } from 'node:fs';

/**
 * Another process that has the file behind a descriptor open for writing, too; null where there is none, and of what is no
 * file. It must be of our kind: a shell that has redirected its output there is none. The kernel forgets it with the process.
 */
export function otherWriter(fd: number): number | null {
  const file = fstatSync(fd);
  if (!file.isFile()) return null;
  const program = linkOf('/proc/self/exe');
  const alike = others().filter((pid) => linkOf(`/proc/${pid}/exe`) === program);
  return alike.find((pid) => descriptorsOf(pid).some((each) => writes(pid, each, file))) ?? null;
}

function others(): number[] {
  return entriesOf('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid);
}

const descriptorsOf = (pid: number) => entriesOf(`/proc/${pid}/fd`);

function writes(pid: number, descriptor: string, { dev, ino }: Stats): boolean {
  try {
    const file = statSync(`/proc/${pid}/fd/${descriptor}`);
    if (file.dev !== dev || file.ino !== ino) return false;
    const [, flags = '0'] =
      /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8')) ?? [];
    return (Number.parseInt(flags, 8) & ACCESS) !== 0;
  } catch {
    return false;
  }
}

/** O_ACCMODE (open(2)): zero is for reading alone. */
const ACCESS = 0o3;

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
