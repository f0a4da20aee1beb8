/** What README's fenced blocks tell people to type. */
import { execFileSync } from 'node:child_process';

/** Command lines of the `sh` blocks, without comments. */
export function shellLines(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n(.*?)^```$/gms)]
    .flatMap(([, block]) => (block as string).split('\n'))
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The words of a line, as bash makes them. */
export function words(line: string): string[] {
  return execFileSync('bash', ['-c', `printf '%s\\0' ${line}`])
    .toString()
    .split('\0')
    .slice(0, -1);
}

/** Inline code that is an option, such as `--report KIND=FILE`: its name. */
export function optionsNamed(markdown: string): string[] {
  return [...markdown.matchAll(/`(--[a-z][a-z-]*)[^`]*`/g)].map(([, name]) => name as string);
}

/** The table below a heading: its rows as cells, without head and rule. */
export function tableRows(markdown: string, heading: string): string[][] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
