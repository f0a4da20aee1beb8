/** A guest agent under another name, or started by another program. */
import { readFileSync, statSync } from 'node:fs';

/** An agent is half a megabyte; what is larger than this is something else. */
const LARGEST = 16 * 2 ** 20;

/** Whether an executable of unknown name is the guest agent: a compiled program that has its commands. */
export function isGuestAgent(file: string): boolean {
  try {
    if (statSync(file).size > LARGEST) return false;
    const content = readFileSync(file);
    return (
      content.subarray(0, 4).toString('latin1') === '\x7fELF' && content.includes('guest-fsfreeze-freeze')
    );
  } catch {
    // A file that we may not read is none that we could start.
    return false;
  }
}

/** Whether arguments of another program (env, valgrind, sh -c) name the guest agent as a program to run. */
export function mentionsGuestAgent(args: readonly string[]): boolean {
  return args.some((arg) => /(?:^|[\s/;&|('"])qemu-ga(?:$|[\s;&|)'"])/.test(arg));
}
