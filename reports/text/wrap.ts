/**
 * Breaks a text at spaces into lines of at most `width` characters; a longer word is kept whole.
 * The first line starts with `prefix`, the others with as much space.
 */
export function wrap(prefix: string, text: string, width: number): string[] {
  const room = width - prefix.length;
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    if (line !== undefined && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === undefined ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((text, i) => (i === 0 ? prefix : ' '.repeat(prefix.length)) + text);
}
