/** The executable that a command runs, and whose manual may lie beside it. */
import { basename } from 'node:path';
import { TargetError } from '../../harness/target/error.js';
import { programOf } from '../../harness/target/program/known.js';
import { type Located, locate } from '../../harness/target/program/locate.js';
import { programNamed } from '../../schema/compare/program.js';

/**
 * Its paths as the target sees them: the file, and how it is called where a link leads to it. None where the command runs
 * no program of QEMU's: what lies beside an interpreter is no manual of the server that it runs.
 */
export function executablesOf(command: readonly string[], root: string | null): string[] {
  const [first = '', ...words] = command;
  const called = located(first, root);
  // A word of another program's (valgrind, ip netns exec) may name the one that is meant.
  const found =
    called !== null && programOf(called).ofQemu
      ? called
      : words
          .filter((word) => programNamed(basename(word)) !== null)
          .map((word) => located(word, root))
          .find((each) => each !== null);
  if (!found) return [];
  return [...new Set([found.file.slice(root?.length ?? 0), found.path])];
}

function located(name: string, root: string | null): Located | null {
  if (name === '') return null;
  try {
    return locate(name, root);
  } catch (error) {
    if (error instanceof TargetError) return null;
    throw error;
  }
}
