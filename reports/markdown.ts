/** `--report md=FILE`: a summary for the page of a CI job. */
import type { RunRecord } from '../harness/results.js';
import { atTheEnd, type WholeRun } from './at-the-end.js';
import { markdownCode as code, markdownText as text } from './markdown/escape.js';
import { exchangeLines, machineText, repeatOf, startedWith, writtenLines } from './summary/exchange.js';
import type { FailureGroup } from './summary/groups.js';
import { outdatedOf } from './summary/outdated.js';
import { patternOf } from './summary/pattern.js';
import { machinesText } from './summary/run-tally.js';
import type { RunSoFar } from './summary/so-far.js';
import { standingOf } from './summary/standing.js';
import { noOutcomes, OUTCOMES, total } from './summary/tally.js';
import { crashEvidence, crashSentence } from './text/crash.js';
import { entryWords } from './text/entry.js';
import { count, plural } from './text/numbers.js';
import { citeText, quotedJson } from './text/phrases.js';
import { vouched } from './text/rendered.js';
import { shellQuote } from './text/shell.js';

/** Pages of CI jobs are cut at about a megabyte. */
const SHOWN_GROUPS = 50;
const SHOWN_REASONS = 20;
const SHOWN_MESSAGES = 6;
const LONG = 600;

const SIGNS = { pass: '✅', fail: '❌', untested: '⚠️', incomplete: '⚠️', undecided: '⚠️' } as const;

export const markdownReport = atTheEnd((runs) =>
  runs.map((whole, i) => vouched((i === 0 ? '' : '\n') + runSection(whole))),
);

function runSection(whole: WholeRun): string {
  const { soFar, summary } = whole;
  const { run, stale } = soFar;
  const { status, sentence } = soFar.verdict(summary);
  const threshold = run.level;
  const groups = soFar.failures.list();
  const tolerated = ({ example }: FailureGroup) => standingOf(example, threshold).kind === 'tolerated';
  const sections = [
    [`## ${SIGNS[status]} ${text(sentence, LONG)}`],
    areaTable(soFar),
    machineSection(soFar),
    ...groups.slice(0, SHOWN_GROUPS).map((group) => groupSection(group, run, tolerated(group))),
    groups.length > SHOWN_GROUPS ? [`And ${plural(groups.length - SHOWN_GROUPS, 'more cause')}.`] : [],
    crashSection(soFar),
    outdatedOf(summary).map(({ message }) => `- ❌ ${text(message, LONG)}`),
    stale
      .slice(0, SHOWN_GROUPS)
      .map((id) => `- ❌ ${code(id, LONG)} is listed as a known deviation, and passes`),
    soFar.expected
      .list()
      .map(
        ({ reason, at, cases }) =>
          `- ${plural(cases, 'known deviation')}: ${text(reason, LONG)} (${text(at, LONG)})`,
      ),
    notTried(soFar),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function machineSection({ tally: { machines } }: RunSoFar): string[] {
  const { extended, other } = machines;
  return extended + other === 0 ? [] : [`Machines: ${machinesText(machines)}`];
}

function areaTable({ areas }: RunSoFar): string[] {
  const sums = noOutcomes();
  for (const counts of areas.values()) for (const outcome of OUTCOMES) sums[outcome] += counts[outcome];
  return [
    `| area | listed | ${OUTCOMES.join(' | ')} |`,
    `| --- | ---: |${OUTCOMES.map(() => ' ---: |').join('')}`,
    ...[...areas, ['**in all**', sums] as const].map(([area, counts]) => {
      const name = area === '**in all**' ? area : text(area, LONG);
      return `| ${name} | ${[total(counts), ...OUTCOMES.map((outcome) => counts[outcome])].map(count).join(' | ')} |`;
    }),
  ];
}

function groupSection(
  { check, level, ids, example, finding }: FailureGroup,
  run: RunRecord,
  tolerated: boolean,
): string[] {
  const { expected, actual, message, cites } = finding;
  const says = cites.length > 0 ? cites : example.cites;
  const pattern = ids.length > 1 ? patternOf(ids) : null;
  const started = startedWith(example, 4000);
  const machine = machineText(example, 4000);
  return [
    '<details>',
    `<summary>${tolerated ? '⚠️ tolerated' : '❌'} ${level} ${code(check, LONG)}, ${plural(ids.length, 'case')}: ${text(message, LONG)}</summary>`,
    '',
    `- for example ${code(example.id, LONG)}: ${text(example.title, LONG)}`,
    ...(expected === undefined ? [] : [`- expected ${code(quotedJson(expected, LONG), LONG)}`]),
    ...(actual === undefined ? [] : [`- came ${code(quotedJson(actual, LONG), LONG)}`]),
    ...says.map((cite) => `- says ${text(citeText(cite, LONG), LONG)}`),
    ...exchangeLines(example, finding, LONG).map((line) => `- ${code(line, LONG)}`),
    ...(machine === undefined ? [] : [`- machine: ${text(machine, 4000)}`]),
    ...(started === undefined ? [] : [`- target: ${code(started, 4000)}`]),
    ...writtenLines(example, LONG).map((line) => `- it wrote ${code(line, LONG)}`),
    `- repeat: ${code(repeatOf(run, example), 4000)}`,
    ...(pattern === null ? [] : [`- all of them: ${code(`--grep ${shellQuote(pattern)}`, LONG)}`]),
    '',
    '</details>',
  ];
}

function crashSection({ crashes }: RunSoFar): string[] {
  if (crashes.length === 0) return [];
  const shown = [...crashes.first(SHOWN_GROUPS)].flatMap((crash) => [
    '<details>',
    `<summary>💥 ${text(crashSentence(crash, LONG), 3 * LONG)}</summary>`,
    '',
    ...crashEvidence(crash, LONG).map(([label, value]) => `- ${label.toLowerCase()}: ${code(value, LONG)}`),
    ...crash.transcript
      .slice(-SHOWN_MESSAGES)
      .map((entry) => `- ${entry.dir} ${code(entryWords(entry), LONG)}`),
    '',
    '</details>',
  ]);
  const hidden = crashes.length - SHOWN_GROUPS;
  return ['### Crashes seen once', '', ...shown, ...(hidden > 0 ? [`And ${count(hidden)} more.`] : [])];
}

function notTried({ reasons: all }: RunSoFar): string[] {
  const reasons = (['blocked', 'inapplicable', 'unreached'] as const).flatMap((outcome) => all.list(outcome));
  if (reasons.length === 0) return [];
  const rest = reasons.slice(SHOWN_REASONS).reduce((sum, { cases }) => sum + cases, 0);
  return [
    '<details>',
    '<summary>What was not tried, and why</summary>',
    '',
    ...reasons
      .slice(0, SHOWN_REASONS)
      .map(({ outcome, reason, cases }) => `- ${count(cases)} ${outcome}: ${text(reason, LONG)}`),
    ...(rest > 0 ? [`- ${count(rest)} for other reasons`] : []),
    '',
    '</details>',
  ];
}
