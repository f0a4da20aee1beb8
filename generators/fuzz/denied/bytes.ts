/** Bytes as a server may read them: whether they could be a request for more than to look. Pure. */

/** The member that names a command, and its value, wherever they stand: what is before them may close or open anything. */
const NAMED = /(["'])(?:execute|exec-oob)\1\s*:\s*(["'])((?:(?!\2)[^\\])*)/g;

/** Commands that change nothing. */
const LOOKS = /^(query-.*|qmp_capabilities|guest-(info|ping|sync.*|get-.*|network-get-.*))$/;

/**
 * The command that a server with these `commands` could take out of the text; undefined where there is none. Twice, as
 * what is repeated also begins where it has ended.
 */
export function commandInBytes(text: string, commands: ReadonlySet<string>): string | undefined {
  const plain = unescaped(text + text);
  for (const [, , , name = ''] of plain.matchAll(NAMED)) {
    if (commands.has(name) && !LOOKS.test(name)) return name;
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
