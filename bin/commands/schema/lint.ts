import { Command } from 'commander';
import { type Remarks, remarksOn } from '../../../api/lint.js';
import { openNamed } from '../../../api/open-named.js';
import { remarkLines } from '../../../reports/document/lines.js';
import { type LintedDocument, lintRecords } from '../../../reports/document/records.js';
import { writeLintReports } from '../../../reports/document/sarif.js';
import { jsonLines } from '../../../reports/text/rendered.js';
import { EXIT } from '../../exit.js';
import type { MakeCommand } from '../../make-command.js';
import { collectOption } from '../../options.js';
import { print, sayAll } from '../../print.js';

interface Flags {
  json?: boolean;
  report: string[];
}

export const lintCommand: MakeCommand = (exit) =>
  new Command('lint')
    .description(
      'Check documents: what import tells, faults in a QAPI schema, contradictions; exit status 1 if there are faults or contradictions',
    )
    .argument('<document...>', 'file, directory or id of a catalog')
    .option('--json', 'one JSON object a line')
    .option('--report <kind=file>', 'also write a report: sarif=FILE; repeatable', collectOption, [])
    .action((names: string[], { json, report }: Flags) => {
      const documents = names.map((name): LintedDocument & { wordless: boolean } => {
        const reading = openNamed(name);
        const { place, remarks } = remarksOn(name, reading, { all: true });
        return { name, place, remarks, wordless: reading.texts.length === 0 && reading.rules === undefined };
      });
      const usesStdout = writeLintReports(report, documents);
      if (json) print(jsonLines(lintRecords(documents)));
      else if (!usesStdout) for (const each of documents) sayAll([...remarkLines(each), total(each)]);
      if (documents.some(({ remarks }) => remarks.some(isFailure))) exit(EXIT.fail);
    });

type Said = Remarks['remarks'][number];

function isFailure({ severity, contradiction }: Said): boolean {
  return contradiction || severity === 'error';
}

function total({ name, remarks, wordless }: LintedDocument & { wordless: boolean }): string {
  const contradictions = remarks.filter(({ contradiction }) => contradiction).length;
  const faults = remarks.filter(isFailure).length - contradictions;
  // A catalog or dump has no prose: its examples and names cannot be compared.
  const scope = wordless ? ' (without its words: names and examples were not looked at)' : '';
  const counted = faults === 0 ? '' : `${count(faults, 'fault')}, `;
  return `${name}: ${counted}${count(contradictions, 'contradiction')}${scope}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
