/** The first and the last lines about one run. */
import type { RecordedDocument, RunRecord, SummaryRecord } from '../../harness/results.js';
import type { FailureGroup } from '../summary/groups.js';
import { outdatedOf } from '../summary/outdated.js';
import type { RunSoFar } from '../summary/so-far.js';
import { standingOf } from '../summary/standing.js';
import type { Verdict } from '../summary/verdict.js';
import { plural } from '../text/numbers.js';
import { targetText } from '../text/phrases.js';
import { shellLine } from '../text/shell.js';
import { excerpt } from '../text/visible.js';
import { wrap } from '../text/wrap.js';
import { crashLines } from './crashes.js';
import { denominatorLines } from './denominator.js';
import { failureLines, headLine } from './failure.js';
import { coverageLines, effortLines, knownLines, machineLines, reasonLines, staleLines } from './remarks.js';
import type { Style } from './style.js';

/** Groups shown in full, and in one line each after those: a log stays readable whatever a target does. */
const SHOWN_GROUPS = 20;
const NAMED_GROUPS = 100;

const SIGNS: Record<Verdict['status'], (style: Style) => string> = {
  pass: ({ paint }) => paint.green('PASS'),
  fail: ({ paint }) => paint.red('FAIL'),
  untested: ({ paint }) => paint.yellow('NOT TESTED'),
  incomplete: ({ paint }) => paint.yellow('INCOMPLETE'),
  undecided: ({ paint }) => paint.yellow('UNDECIDED'),
};

export function runStartLines(run: RunRecord, { width }: Style): string[] {
  const { target, docs, listed, seed, shard } = run;
  const command = target.command.length === 0 ? '' : ` (${excerpt(shellLine(target.command), 500)})`;
  const from = docs.length === 0 ? 'no document' : docs.map(documentText).join(', ');
  const part = shard === undefined ? '' : `, shard ${shard.index} of ${shard.of}`;
  const text = `${targetText(target)}${command} by ${from}: ${plural(listed, 'case')}${part}, seed ${seed}.${leftoversText(run)}`;
  return wrap('Testing ', text, width);
}

/** How it is known what a target leaves running, which is ended with the run. */
function leftoversText({ leftovers }: RunRecord): string {
  if (leftovers === undefined) return '';
  const mark =
    leftovers === 'limit' ? 'a resource limit and by their environment' : 'their environment alone';
  return ` Processes that it leaves behind are known by ${mark}.`;
}

const ORIGINS: Record<NonNullable<RecordedDocument['from']>, string> = {
  shipped: ' (catalog that comes along)',
  beside: ' (beside the program',
  named: '',
  target: '',
};

/** Which document, where it is from, and whether it counts in full. */
function documentText({ id, path, from, release, version }: RecordedDocument): string {
  // A later version may know of other places.
  const origin = from !== undefined && Object.hasOwn(ORIGINS, from) ? ORIGINS[from] : '';
  const place = from === 'beside' && path !== undefined ? `${origin}: ${excerpt(path, 200)})` : origin;
  const other =
    release === 'other'
      ? `, which is of ${version === null || version === undefined ? 'no known release' : `release ${excerpt(version, 40)}`} and counts one level lower`
      : '';
  return `${excerpt(id, 200)}${place}${other}`;
}

/** `summary` is null when the run broke off without one. The last line is the verdict. */
export function runEndLines(soFar: RunSoFar, summary: SummaryRecord | null, style: Style): string[] {
  const { run, tally, stale, crashes } = soFar;
  const threshold = run.level;
  const groups = soFar.failures.list();
  const tolerated = ({ example }: FailureGroup) => standingOf(example, threshold).kind === 'tolerated';
  const { counts } = tally;
  const verdict = soFar.verdict(summary);
  const hidden = groups.length - SHOWN_GROUPS - NAMED_GROUPS;
  const sections = [
    ...groups.slice(0, SHOWN_GROUPS).map((group) => failureLines(group, run, tolerated(group), style)),
    [
      ...groups
        .slice(SHOWN_GROUPS, SHOWN_GROUPS + NAMED_GROUPS)
        .map((group) => headLine(group, tolerated(group), style)),
      ...(hidden > 0 ? [`and ${plural(hidden, 'more cause')}: --report json=FILE has them all`] : []),
    ],
    crashLines(crashes, style),
    staleLines(stale, style),
    outdatedOf(summary).flatMap(({ message }) =>
      wrap('', style.paint.red(excerpt(message, 500)), style.width),
    ),
    knownLines(soFar.expected.list(), style),
    denominatorLines(soFar.areas, run.listed, style),
    (['blocked', 'inapplicable', 'unreached'] as const).flatMap((outcome) =>
      reasonLines(soFar.reasons.list(outcome), style),
    ),
    summary === null
      ? []
      : [
          ...coverageLines(summary.coverage, style),
          ...machineLines(tally.machines, style),
          ...effortLines(summary, counts.pass + counts.fail, style),
        ],
    [`${SIGNS[verdict.status](style)}  ${verdict.sentence}`],
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines) => ['', ...lines]);
}
