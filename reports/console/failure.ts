/** One group of failures, as much of it as helps to judge and repeat it. */
import type { CaseRecord, RunRecord, TranscriptEntry } from '../../harness/results.js';
import {
  exchangeOf,
  leftOutText,
  machineText,
  repeatOf,
  startedWith,
  writtenLines,
} from '../summary/exchange.js';
import type { FailureGroup } from '../summary/groups.js';
import { patternOf } from '../summary/pattern.js';
import { count, plural } from '../text/numbers.js';
import { citeText, quotedJson } from '../text/phrases.js';
import { shellQuote } from '../text/shell.js';
import { twoLanes } from '../text/two-lane.js';
import { excerpt } from '../text/visible.js';
import { wrap } from '../text/wrap.js';
import type { Style } from './style.js';

const SHOWN_IDS = 3;
const LONGEST_COMMAND = 8000;
const INDENT = '  ';
const LABEL_WIDTH = 10;

/** The group in full. `tolerated`: it does not fail the run. */
export function failureLines(
  group: FailureGroup,
  run: RunRecord,
  tolerated: boolean,
  style: Style,
): string[] {
  const { example, finding } = group;
  const room = style.width * 3;
  const started = startedWith(example, LONGEST_COMMAND);
  const machine = machineText(example, LONGEST_COMMAND);
  const basis = finding.basis ?? example.basis;
  const says = finding.cites.length > 0 ? finding.cites : example.cites;
  return [
    headLine(group, tolerated, style),
    ...idLines(group, style),
    ...labelled('Message', excerpt(finding.message, room), style),
    ...(finding.expected === undefined
      ? []
      : labelled('Expected', quotedJson(finding.expected, room), style)),
    ...(finding.actual === undefined ? [] : labelled('Came', quotedJson(finding.actual, room), style)),
    ...(basis === 'convention'
      ? labelled('Says', NO_TEXT, style)
      : says.flatMap((cite) => labelled('Says', citeText(cite, room), style))),
    ...(example.reason === undefined
      ? []
      : labelled(example.confirmed === true ? 'Confirmed' : 'Remark', excerpt(example.reason, room), style)),
    ...messageLines(group, style),
    ...stderrLines(example, style),
    ...(machine === undefined ? [] : labelled('Machine', machine, style)),
    ...(started === undefined ? [] : labelled('Target', started, style)),
    // Never wrapped: it is there to be copied.
    `${INDENT}${'Repeat:'.padEnd(LABEL_WIDTH)} ${excerpt(repeatOf(run, example), LONGEST_COMMAND)}`,
  ];
}

const NO_TEXT = 'no text: this is a convention, what QEMU has always done or our reading';

/** The group in one line. */
export function headLine(group: FailureGroup, tolerated: boolean, { paint, width }: Style): string {
  const remark = `  (${plural(group.ids.length, 'case')}, ${group.level}${basisOf(group)}${tolerated ? ', does not fail this run' : ''})`;
  const sign = tolerated ? paint.yellow('fails') : paint.red('FAILS');
  return `${sign}  ${paint.bold(excerpt(group.check, width - remark.length - 7))}${remark}`;
}

function basisOf({ finding, example }: FailureGroup): string {
  const basis = finding.basis ?? example.basis;
  return basis === undefined ? '' : ` by ${basis}`;
}

function idLines({ ids, example }: FailureGroup, { paint, width }: Style): string[] {
  const shown = ids.slice(0, SHOWN_IDS).map((id) => INDENT + excerpt(id, width - INDENT.length));
  const title = `${INDENT}${INDENT}${paint.dim(excerpt(example.title, width - 2 * INDENT.length))}`;
  const rest = ids.length - shown.length;
  const pattern = ids.length > 1 ? patternOf(ids) : null;
  const all = pattern === null ? '' : `all: --grep ${shellQuote(pattern)}`;
  const more = [...(rest > 0 ? [`and ${count(rest)} more`] : []), ...(all === '' ? [] : [all])].join('; ');
  return [shown[0] as string, title, ...shown.slice(1), ...(more === '' ? [] : [INDENT + more])];
}

function labelled(label: string, text: string, { width }: Style): string[] {
  return wrap(`${INDENT}${`${label}:`.padEnd(LABEL_WIDTH)} `, text, width);
}

function messageLines({ example, finding }: FailureGroup, { paint, width }: Style): string[] {
  const exchange = exchangeOf(example, finding);
  if (exchange === null) return [];
  const { head, beginning, leftOut, end } = exchange;
  const lanes = (entries: readonly TranscriptEntry[]) => twoLanes(entries, width - INDENT.length);
  return [
    `${INDENT}${head}:`,
    ...[...lanes(beginning), ...(leftOut > 0 ? [INDENT + leftOutText(leftOut)] : []), ...lanes(end)].map(
      (line) => `${INDENT}${paint.dim(line)}`,
    ),
  ];
}

function stderrLines(record: CaseRecord, { paint, width }: Style): string[] {
  const lines = writtenLines(record, 3 * width).flatMap((line) => wrap(INDENT + INDENT, line, width));
  if (lines.length === 0) return [];
  return [`${INDENT}The target wrote:`, ...lines.map((line) => paint.dim(line))];
}
