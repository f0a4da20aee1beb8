/** The tap-junit program: TAP in, JUnit XML out. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { ReportError } from '../output.js';

/**
 * Runs as a child, because the library's one entry point prints to our console or ends our process.
 * Throws ReportError when it fails.
 */
export async function tapToJunit(tap: string, suite: string): Promise<string> {
  const require = createRequire(import.meta.url);
  const program = require.resolve('tap-junit/bin/tap-junit');
  const child = spawn(process.execPath, [program, '--name=qmpspec', `--classname=${suite}`, '--pretty'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // A child that dies early closes its input; its exit status tells the story.
  child.stdin.on('error', () => undefined);
  child.stdin.end(tap);
  try {
    const [xml, complaint, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (status === 0) return `${xml.trim()}\n`;
    throw new Error(complaint.trim().split('\n', 1)[0] || `it ended with status ${status}`);
  } catch (error) {
    throw new ReportError(
      `The JUnit report was not written, because tap-junit failed: ${(error as Error).message}.`,
    );
  }
}
