/** The lines of TAP (version 14): test points with directives, comments, YAML diagnostics. */
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import { type Rendered, vouched } from '../text/rendered.js';
import { excerpt } from '../text/visible.js';

export const VERSION_LINE = vouched('TAP version 14\n');

/** The last line: how many points there are; null where the run ended before it listed any. */
export const planLine = (points: number | null): Rendered =>
  vouched(points === null ? 'Bail out! The run ended before it listed any case.\n' : `1..${points}\n`);

const LONGEST_TEXT = 1000;
const LONGEST_VALUE = 4000;

/** A description or reason: one line, in which `#` and `\` mean themselves. */
function inline(text: string): string {
  return excerpt(text, LONGEST_TEXT).replace(/[\\#]/g, '\\$&');
}

export interface TestPoint {
  ok: boolean;
  number: number;
  description: string;
  directive?: { kind: 'SKIP' | 'TODO'; reason: string };
}

export function testLine({ ok, number, description, directive }: TestPoint): Rendered {
  const tail = directive === undefined ? '' : ` # ${directive.kind} ${inline(directive.reason)}`;
  return vouched(`${ok ? 'ok' : 'not ok'} ${number} - ${inline(description)}${tail}\n`);
}

export function commentLine(text: string): Rendered {
  return vouched(`# ${excerpt(text, LONGEST_TEXT)}\n`);
}

/** A YAML block below a test point: each entry on one line, its value in YAML's JSON-like flow style. */
export function tapDiagnostics(entries: Record<string, JsonValue | undefined>): Rendered {
  const lines = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${flow(value)}\n`],
  );
  return vouched(`  ---\n${lines.join('')}  ...\n`);
}

/** Lines of TAP one after the other. */
export function allLines(lines: readonly Rendered[]): Rendered {
  return vouched(lines.join(''));
}

/** A value too long to show whole becomes a string, cut in the middle. */
function flow(value: JsonValue): string {
  const text = stringifyJson(value);
  return asciiOf(text.length <= LONGEST_VALUE ? text : JSON.stringify(excerpt(text, LONGEST_VALUE)));
}

/** YAML refuses many characters even in quotes; outside ASCII all of ours are within quotes, so escape them. */
function asciiOf(json: string): string {
  // Two of them before a bracket are an order to some CIs.
  return json.replace(/[^\x20-\x7e]|#(?=#\w*\[)/gu, (character) => {
    const point = character.codePointAt(0) as number;
    return point > 0xffff
      ? `\\U${point.toString(16).padStart(8, '0')}`
      : `\\u${point.toString(16).padStart(4, '0')}`;
  });
}
