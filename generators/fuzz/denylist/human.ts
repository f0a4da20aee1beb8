/** Lines of the human monitor: they have no schema, so only those that the fuzzer makes itself are sent. */
import { LINES } from '../composers/human-lines.js';

/** What fills the blanks: a number, a name, a path of the object tree. */
const BLANK = '[\\w#/.[\\]-]*';

/** A word alone opens nothing, but for this one, which listens for everybody unless it is told otherwise. */
const ALONE = /^(?!gdbserver$)[\w.-]*$/;

let byVerb: Map<string, RegExp[]> | undefined;

export function isOwnLine(line: string): boolean {
  if (ALONE.test(line)) return true;
  byVerb ??= templates();
  const known = byVerb.get(line.split(' ', 1)[0] as string) ?? [];
  return known.some((template) => template.test(line));
}

function templates(): Map<string, RegExp[]> {
  const known = new Map<string, RegExp[]>();
  for (const line of LINES) {
    const verb = line.split(' ', 1)[0] as string;
    known.set(verb, [...(known.get(verb) ?? []), templateOf(line)]);
  }
  return known;
}

/** What the minimiser leaves alone. */
const NAME_LIKE = /^[\w./:@+ #%-]*$/;

/** Also its beginnings, where making a finding small may have cut the rest off. */
function templateOf(line: string): RegExp {
  const parts = line.match(/#|%[a-z]+|[\s\S]/g) ?? [];
  const whole = NAME_LIKE.test(line);
  const inner = parts.reduceRight(
    (rest, part) => `${pattern(part)}${rest === '' || whole ? rest : `(?:${rest})?`}`,
    '',
  );
  return new RegExp(`^${inner}$`);
}

function pattern(part: string): string {
  if (part === '#' || part.length > 1) return BLANK;
  return part.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}
