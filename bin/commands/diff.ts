import { Command } from 'commander';
import { type Comparison, compareRuns } from '../../reports/diff/compare.js';
import { diffLines } from '../../reports/diff/lines.js';
import type { StoredRun } from '../../reports/stored/read.js';
import { jsonText } from '../../reports/text/rendered.js';
import { EXIT, UsageError } from '../exit.js';
import { print, sayAll } from '../print.js';
import type { MakeCommand } from '../program.js';
import { openRuns } from '../stored.js';

export const diffCommand: MakeCommand = (exit) =>
  new Command('diff')
    .description(
      'What changed between two runs, by the documents; exit status 1 when something broke unannounced',
    )
    .argument('<before>', 'what --report json=FILE has written')
    .argument('<after>', 'the same of the newer run')
    .option('--json', 'one JSON object a line')
    .action((before: string, after: string, { json }: { json?: boolean }) => {
      const comparisons = pairsOf(openRuns(before), openRuns(after)).map(([a, b]) => compareRuns(a, b));
      if (json)
        print(
          jsonText(
            comparisons
              .flatMap(jsonLines)
              .map((line) => `${line}\n`)
              .join(''),
          ),
        );
      else sayAll(comparisons.flatMap(diffLines));
      if (comparisons.some(({ broken }) => broken > 0)) exit(EXIT.fail);
    });

function jsonLines({ before, after, entities, cases }: Comparison): string[] {
  return [
    ...(entities ?? []).map((change) => JSON.stringify({ type: 'entity', ...change })),
    ...cases.map((change) => JSON.stringify({ type: 'case', ...change })),
    ...before.crashes.map((crash) => JSON.stringify({ ...crash, run: 'before' })),
    ...after.crashes.map((crash) => JSON.stringify({ ...crash, run: 'after' })),
  ];
}

/** Runs of the same program; where each file has one run, these, whatever their programs. */
function pairsOf(before: StoredRun[], after: StoredRun[]): [StoredRun, StoredRun][] {
  const [a, b] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && a && b) return [[a, b]];
  const pairs = before.flatMap((old) => {
    const same = after.find(({ run }) => run.target.kind === old.run.target.kind);
    return same === undefined ? [] : [[old, same] as [StoredRun, StoredRun]];
  });
  if (pairs.length === 0) {
    throw new UsageError('the two files have no program in common: there is nothing to compare.');
  }
  return pairs;
}
