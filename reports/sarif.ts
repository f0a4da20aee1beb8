/** `--report sarif=FILE`: SARIF 2.1.0, for code scanning; results point at the line of a document where it is a file. */
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import type { CaseRecord, Report, RunRecord } from '../harness/results.js';
import type { Citation } from '../schema/model.js';
import type { Output } from './output.js';
import { type Place, placeOf } from './places.js';
import { standingOf, thresholdOf } from './summary/standing.js';
import { findingText, targetText } from './text/phrases.js';
import { excerpt } from './text/visible.js';

const LONG = 1000;
/** What code hosts take of one run. */
const MOST = 25_000;

export function sarifReport(output: Output): Report {
  const runs: { record: RunRecord; run: Run & { results: Result[] } }[] = [];
  return {
    event(event) {
      if (event.type === 'run') runs.push({ record: event, run: runOf(event) });
      const current = runs.at(-1);
      if (event.type !== 'case' || event.outcome !== 'fail' || current === undefined) return;
      if (current.run.results.length < MOST) current.run.results.push(resultOf(event, current.record));
    },
    async close() {
      const log: Log = {
        version: '2.1.0',
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        runs: runs.map(({ run }) => ({
          ...run,
          tool: { driver: { ...run.tool.driver, rules: rulesOf(run.results) } },
        })),
      };
      output.write(`${JSON.stringify(log, null, 1)}\n`);
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

function resultOf(record: CaseRecord, run: RunRecord): Result {
  const { id, title, findings, expectation, known, cites } = record;
  const [finding] = findings;
  const kind = standingOf(record, thresholdOf(run)).kind;
  const all = [...(finding?.cites ?? []), ...cites];
  const place = all.map((cite) => placeOf(cite, run)).find((found) => found !== null) ?? nameOf(all);
  const said = finding === undefined ? (record.reason ?? 'failed') : findingText(finding, LONG);
  return {
    ruleId: finding?.check ?? 'failed',
    level: kind === 'fail' ? 'error' : record.level === 'SHOULD' ? 'warning' : 'note',
    message: { text: `${excerpt(title, LONG)}: ${said}` },
    // Every result needs a name that stays, so that code hosts know it again.
    partialFingerprints: { 'case/v1': id },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(place.file) },
          region: { startLine: place.line },
        },
        logicalLocations: [{ fullyQualifiedName: id, kind: 'member' }],
      },
    ],
    ...(known
      ? { suppressions: [{ kind: 'external', justification: expectation?.reason ?? 'known deviation' }] }
      : {}),
  };
}

/** Code hosts refuse a result without a file and a line: where the document is none, its name stands for one. */
function nameOf([cite]: readonly Citation[]): Place {
  const file = excerpt(cite?.doc ?? 'qmpspec', LONG).replaceAll(/(?<=^|\/)\.\.?\//g, '');
  return { file, line: cite?.line ?? 1 };
}

function rulesOf(results: readonly Result[]): ReportingDescriptor[] {
  const ids = [...new Set(results.map(({ ruleId }) => ruleId as string))];
  return ids.sort().map((id) => ({ id, shortDescription: { text: id } }));
}
