/** Runs a program that prints something and ends. */
import { execFile } from 'node:child_process';

/** Milliseconds; printing a list takes ten. */
const TIMEOUT = 5_000;

export interface ProgramOutput {
  /** Null when it failed or took too long. */
  stdout: string | null;
  stderr: string;
}

export function outputOf(
  command: readonly string[],
  options: { env: NodeJS.ProcessEnv; cwd: string; user: { uid: number; gid: number } | null },
): Promise<ProgramOutput> {
  const { env, cwd, user } = options;
  const [file, ...args] = command as [string, ...string[]];
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { env, cwd, timeout: TIMEOUT, killSignal: 'SIGKILL', ...(user && { uid: user.uid, gid: user.gid }) },
      (error, stdout, stderr) => resolve({ stdout: error ? null : stdout, stderr }),
    );
  });
}
