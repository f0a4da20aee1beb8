/** `--report sarif=FILE`: SARIF 2.1.0, for code scanning; results point at the line of a document where it is a file. */
import type { Invocation, Location, Log, ReportingDescriptor, Result, Run } from 'sarif';
import type { CaseRecord, CrashRecord, Report, RunRecord } from '../harness/results.js';
import type { Citation } from '../schema/model.js';
import type { Output } from './output.js';
import { placeOf, type ReportPlace } from './places.js';
import { uriOf } from './sarif/log.js';
import { Aside } from './spool.js';
import { storyLines } from './summary/exchange.js';
import { standingOf } from './summary/standing.js';
import type { Verdict } from './summary/verdict.js';
import { Verdicts } from './summary/verdicts.js';
import { crashParagraph } from './text/crash.js';
import { plural } from './text/numbers.js';
import { findingText, targetText } from './text/phrases.js';
import { jsonText } from './text/rendered.js';
import { excerpt } from './text/visible.js';

const LONG = 1000;
/** Characters of one message: there may be thousands of results. */
const SHORT = 200;
/** What code hosts take of one run. */
const MOST = 25_000;
/** Of all results of one run: they take ten megabytes, compressed. */
const MOST_CHARACTERS = 2 ** 26;

export function sarifReport(output: Output): Report {
  const runs: Begun[] = [];
  const verdicts = new Verdicts();
  return {
    event(event) {
      verdicts.event(event);
      if (event.type === 'run') runs.push(new Begun(event));
      const current = runs.at(-1);
      if (event.type === 'crash-seen-once') current?.add(() => crashOf(event));
      if (event.type !== 'case' || event.outcome !== 'fail') return;
      current?.add(() => resultOf(event, current.record));
    },
    async close() {
      await verdicts.close();
      for (const part of logParts(runs, verdicts.list)) output.write(jsonText(part));
      output.close();
    },
  };
}

/** A run of which results are still to come. */
class Begun {
  readonly results = new Aside<Result>();
  readonly rules = new Set<string>();
  #characters = 0;
  leftOut = 0;

  constructor(readonly record: RunRecord) {}

  add(make: () => Result): void {
    if (this.results.length >= MOST || this.#characters >= MOST_CHARACTERS) {
      this.leftOut++;
      return;
    }
    const result = make();
    this.#characters += this.results.push(result);
    this.rules.add(result.ruleId as string);
  }
}

/** The text of the log as `JSON.stringify(log, null, 1)` has it, part by part: it may be longer than memory. */
function* logParts(runs: readonly Begun[], verdicts: readonly Verdict[]): Iterable<string> {
  const log: Log = { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [] };
  const [head, tail] = around(JSON.stringify(log, null, 1), 'runs');
  yield head;
  for (const [index, begun] of runs.entries()) {
    yield index === 0 ? '\n  ' : ',\n  ';
    const run = runOf(begun, verdicts[index] as Verdict);
    const [before, after] = around(JSON.stringify(run, null, 1), 'results');
    yield indented(before, 2);
    let first = true;
    for (const result of begun.results) {
      yield `${first ? '' : ','}\n    ${indented(JSON.stringify(result, null, 1), 4)}`;
      first = false;
    }
    yield first ? indented(after, 2) : `\n   ${indented(after, 2)}`;
  }
  yield runs.length === 0 ? `${tail}\n` : `\n ${tail}\n`;
}

/** What is before and after the items of a list that is written empty; all that is in a string is on one line. */
function around(text: string, name: string): [string, string] {
  const list = `\n "${name}": []`;
  const at = text.indexOf(list) + list.length - 1;
  return [text.slice(0, at), text.slice(at)];
}

function indented(text: string, spaces: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(spaces)}`);
}

function runOf({ record: { tool, target }, rules, leftOut }: Begun, verdict: Verdict): Run {
  return {
    tool: { driver: { name: tool.name, version: tool.version, rules: rulesOf(rules) } },
    automationDetails: { id: `qmpspec/${targetText(target)}/` },
    results: [],
    invocations: [invocationOf(verdict, leftOut)],
  };
}

function invocationOf({ exit, status, sentence }: Verdict, leftOut: number): Invocation {
  return {
    executionSuccessful: status !== 'untested' && status !== 'incomplete',
    exitCode: exit,
    exitCodeDescription: sentence,
    ...(leftOut === 0
      ? {}
      : {
          toolExecutionNotifications: [
            {
              level: 'warning',
              message: { text: `${plural(leftOut, 'more result')} did not fit into this log.` },
            },
          ],
        }),
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

function rulesOf(ids: ReadonlySet<string>): ReportingDescriptor[] {
  return [...ids].sort().map((id) => ({ id, shortDescription: { text: id } }));
}
