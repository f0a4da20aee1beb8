/** Bytes as a server may read them: whether they could be a request for more than to look. Pure. */
import { leavesNoTrace } from '../../../schema/qemu/effects.js';

/** The member that names a command, and its value, wherever they stand: what is before them may close or open anything. */
const NAMED = /(["'])(?:execute|exec-oob)\1\s*:\s*(["'])((?:(?!\2)[^\\])*)/g;

/**
 * The command that a server with these `commands` could take out of the text; undefined where there is none. Twice, as
 * what is repeated also begins where it has ended.
 */
export function commandInBytes(text: string, commands: Pick<ReadonlySet<string>, 'has'>): string | undefined {
  const plain = unescaped(text + text);
  for (const [, , , name = ''] of plain.matchAll(NAMED)) {
    if (commands.has(name) && !leavesNoTrace(name)) return name;
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
