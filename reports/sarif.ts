/** `--report sarif=FILE`: SARIF 2.1.0, for code scanning; results point at the line of a document where it is a file. */
import type { Invocation, Location, Result, Run } from 'sarif';
import type { CaseRecord, CrashRecord, Report, RunRecord } from '../harness/results.js';
import type { Citation } from '../schema/model.js';
import type { Output } from './output.js';
import { placeOf, type ReportPlace } from './places.js';
import { rulesOf, sarifText, uriOf } from './sarif/log.js';
import { storyLines } from './summary/exchange.js';
import { standingOf } from './summary/standing.js';
import type { Verdict } from './summary/verdict.js';
import { Verdicts } from './summary/verdicts.js';
import { crashParagraph } from './text/crash.js';
import { findingText, targetText } from './text/phrases.js';
import { excerpt } from './text/visible.js';

const LONG = 1000;
/** Characters of one message: there may be thousands of results. */
const SHORT = 200;
/** What code hosts take of one run. */
const MOST = 25_000;

export function sarifReport(output: Output): Report {
  const runs: { record: RunRecord; run: Run & { results: Result[] } }[] = [];
  const verdicts = new Verdicts();
  return {
    event(event) {
      verdicts.event(event);
      if (event.type === 'run') runs.push({ record: event, run: runOf(event) });
      const current = runs.at(-1);
      if (current === undefined || current.run.results.length >= MOST) return;
      if (event.type === 'crash-seen-once') current.run.results.push(crashOf(event));
      if (event.type !== 'case' || event.outcome !== 'fail') return;
      current.run.results.push(resultOf(event, current.record));
    },
    async close() {
      await verdicts.close();
      const whole = runs.map(({ run }, index) => ({
        ...run,
        invocations: [invocationOf(verdicts.list[index] as Verdict)],
        tool: { driver: { ...run.tool.driver, rules: rulesOf(run.results) } },
      }));
      output.write(sarifText(whole));
      output.close();
    },
  };
}

function runOf({ tool, target }: RunRecord): Run & { results: Result[] } {
  return {
    tool: { driver: { name: tool.name, version: tool.version } },
    automationDetails: { id: `qmpspec/${targetText(target)}/` },
    results: [],
  };
}

function invocationOf({ exit, status, sentence }: Verdict): Invocation {
  return {
    executionSuccessful: status !== 'untested' && status !== 'incomplete',
    exitCode: exit,
    exitCodeDescription: sentence,
  };
}

/** A note: it fails nothing. */
function crashOf(crash: CrashRecord): Result {
  return {
    ruleId: crash.type,
    level: 'note',
    message: { text: `Crash seen once: ${crashParagraph(crash, LONG).join('\n')}` },
    partialFingerprints: { 'case/v1': crash.case },
    locations: [locationOf(crash.case, nameOf([]))],
  };
}

function resultOf(record: CaseRecord, run: RunRecord): Result {
  const { id, title, findings, expectation, known, cites } = record;
  const [finding] = findings;
  const kind = standingOf(record, run.level).kind;
  const all = [...(finding?.cites ?? []), ...cites];
  const place = all.map((cite) => placeOf(cite, run)).find((found) => found !== null) ?? nameOf(all);
  const said = finding === undefined ? (record.reason ?? 'failed') : findingText(finding, LONG);
  const story = finding === undefined ? [] : storyLines(run, record, finding, SHORT);
  return {
    ruleId: finding?.check ?? 'failed',
    level: kind === 'fail' ? 'error' : record.level === 'SHOULD' ? 'warning' : 'note',
    message: { text: [`${excerpt(title, LONG)}: ${said}`, ...story].join('\n') },
    // Every result needs a name that stays, so that code hosts know it again.
    partialFingerprints: { 'case/v1': id },
    locations: [locationOf(id, place)],
    ...(known
      ? { suppressions: [{ kind: 'external', justification: expectation?.reason ?? 'known deviation' }] }
      : {}),
  };
}

function locationOf(id: string, place: ReportPlace): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(place.file) },
      region: { startLine: place.line },
    },
    logicalLocations: [{ fullyQualifiedName: id, kind: 'member' }],
  };
}

/** Code hosts refuse a result without a file and a line: where the document is none, its name stands for one. */
function nameOf([cite]: readonly Citation[]): ReportPlace {
  const file = excerpt(cite?.doc ?? 'qmpspec', LONG).replaceAll(/(?<=^|\/)\.\.?\//g, '');
  return { file, line: cite?.line ?? 1 };
}
