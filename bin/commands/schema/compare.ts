import { Command } from 'commander';
import { jsonLines } from '../../../reports/text/rendered.js';
import { type Adjudicated, adjudicate, type Verdict } from '../../../schema/compare/adjudicate.js';
import { changesBetween } from '../../../schema/compare/changes.js';
import { programOf } from '../../../schema/compare/program.js';
import { history } from '../../../schema/editions.js';
import type { JsonValue } from '../../../schema/json.js';
import type { Interface } from '../../../schema/model.js';
import { EXIT } from '../../exit.js';
import { print, sayAll } from '../../print.js';
import type { MakeCommand } from '../../program.js';
import { openNamed } from './open.js';

const TITLES: Record<Verdict, string> = {
  unannounced: 'Breaks that nobody announced',
  announced: 'Breaks that were announced',
  deprecated: 'Deprecated now: to go in a later version',
  compatible: 'Compatible changes',
};

export const compareCommand: MakeCommand = (exit) =>
  new Command('compare')
    .description(
      'What changed between two documents of a program; exit status 1 when it breaks clients unannounced',
    )
    .argument('<before>', 'file, directory or id of a catalog')
    .argument('<after>', 'the same of the newer version')
    .option('--json', 'one JSON object a line')
    .action((before: string, after: string, { json }: { json?: boolean }) => {
      const changes = compared(openNamed(before).interface, openNamed(after).interface);
      if (json) print(jsonLines(changes as unknown as JsonValue[]));
      else sayAll(report(changes, before, after));
      if (changes.some(({ verdict }) => verdict === 'unannounced')) exit(EXIT.fail);
    });

function compared(before: Interface, after: Interface): Adjudicated[] {
  const sides = { before, after, program: programOf(after), history: history() };
  return changesBetween(before, after).map((change) => adjudicate(change, sides));
}

function report(changes: readonly Adjudicated[], before: string, after: string): string[] {
  const sections = (Object.keys(TITLES) as Verdict[]).flatMap((verdict) => {
    const own = changes.filter((change) => change.verdict === verdict);
    const lines = own.map(
      ({ message, rule, because }) =>
        `  ${message} (${[...(rule === null ? [] : [rule]), because].join('; ')})`,
    );
    return own.length === 0 ? [] : [`${TITLES[verdict]}: ${own.length}`, ...lines, ''];
  });
  const count = (verdict: Verdict) => changes.filter((change) => change.verdict === verdict).length;
  return [
    ...sections,
    `${before} → ${after}: ${count('unannounced')} unannounced and ${count('announced')} announced breaks, ${count('deprecated')} deprecations, ${count('compatible')} compatible changes.`,
  ];
}
