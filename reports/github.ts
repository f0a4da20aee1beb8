/** `--report github=-`: annotations, as workflow commands that GitHub Actions reads from the log. One for each cause. */
import { atTheEnd, type WholeRun } from './at-the-end.js';
import { placeOf } from './places.js';
import { storyLines } from './summary/exchange.js';
import { outdatedOf } from './summary/outdated.js';
import { standingOf } from './summary/standing.js';
import { crashParagraph } from './text/crash.js';
import { plural } from './text/numbers.js';
import { findingText, targetText } from './text/phrases.js';
import { type Rendered, vouched } from './text/rendered.js';
import { visibleLines } from './text/visible.js';

const LONG = 400;
/** Characters of one message: an annotation is small. */
const SHORT = 200;

export const githubReport = atTheEnd(function* (runs) {
  for (const whole of runs) yield* annotations(whole);
});

function* annotations({ soFar, summary }: WholeRun): Iterable<Rendered> {
  const { run, crashes, failures, stale } = soFar;
  const target = targetText(run.target);
  for (const { check, ids, example, finding } of failures.list()) {
    const tolerated = standingOf(example, run.level).kind === 'tolerated';
    const place = [...finding.cites, ...example.cites].map((cite) => placeOf(cite, run)).find(Boolean);
    const message = `${target}: ${plural(ids.length, 'case')}, for example ${ids[0]}: ${findingText(finding, LONG)}`;
    const story = storyLines(run, example, finding, SHORT);
    yield command(
      tolerated ? 'warning' : 'error',
      { title: check, ...place },
      [message, ...story].join('\n'),
    );
  }
  const outdated = [
    ...outdatedOf(summary).map(({ message }) => message),
    ...(stale.length === 0
      ? []
      : [
          `${plural(stale.length, 'known deviation')} passed, for example ${stale[0]}: take it off the list.`,
        ]),
  ];
  const about = (title: string, level: string, message: string) =>
    command(level, { title }, `${target}: ${message}`);
  for (const crash of crashes)
    yield about('crash seen once', 'warning', crashParagraph(crash, LONG).join('\n'));
  for (const message of outdated) yield about('known deviations', 'error', message);
  const { status, sentence } = soFar.verdict(summary);
  // Of a run that fails, the lines before say why.
  if (status === 'untested' || status === 'incomplete') yield command('error', { title: status }, sentence);
}

function command(
  level: string,
  properties: { title: string; file?: string; line?: number },
  message: string,
): Rendered {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return vouched(`::${level} ${list.join(',')}::${data(message)}\n`);
}

/** As the runner unescapes them; the lines of a message stay lines. */
function data(text: string): string {
  return visibleLines(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
