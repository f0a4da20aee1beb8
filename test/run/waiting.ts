/** The server that keeps its clients waiting, as a target. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../target/proc.js';

const SERVER = new URL('waiting-server.mjs', import.meta.url).pathname;

/** `more`: words after the address of the server. */
export const waiting = (mode: string, ...more: string[]) => [
  process.execPath,
  SERVER,
  mode,
  '{qmp}',
  ...more,
];

/** A directory for one test, and a file in it that a server makes when it has a client. */
export async function withDirectory<T>(
  use: (dir: string, contacted: { file: string; made(): Promise<void> }) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'waiting-'));
  const file = join(dir, 'contacted');
  const made = () => until(() => existsSync(file), 'the server has a client', 40_000);
  try {
    return await use(dir, { file, made });
  } finally {
    rmSync(dir, { recursive: true });
  }
}
