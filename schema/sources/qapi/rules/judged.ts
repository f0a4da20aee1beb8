/** For tests: what is said of a schema, as a list of `line: message`. */
import { judgeSchema } from '../rules.js';

export function judged(
  text: string,
  release: string | null = null,
  others: Record<string, string> = {},
): string[] {
  const include = (path: string) => others[path] ?? null;
  const { faults } = judgeSchema({ text, name: 'main.json', include, release });
  return faults.map(
    ({ file, line, message }) => `${file === undefined ? '' : `${file}:`}${line}: ${message}`,
  );
}

/** A definition's comment, and the definition. */
export function documentedFaults(name: string, lines: string[], definition: string): string {
  return [
    '##',
    `# @${name}:`,
    '#',
    ...lines.map((line) => (line === '' ? '#' : `# ${line}`)),
    '##',
    definition,
  ].join('\n');
}
