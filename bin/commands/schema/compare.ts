import { Command } from 'commander';
import { compareDocuments } from '../../../api/compare-documents.js';
import { openNamed } from '../../../api/open-named.js';
import { changesReport } from '../../../reports/document/changes.js';
import { jsonLines } from '../../../reports/text/rendered.js';
import { EXIT } from '../../exit.js';
import type { MakeCommand } from '../../make-command.js';
import { print, sayAll } from '../../print.js';

export const compareCommand: MakeCommand = (exit) =>
  new Command('compare')
    .description('Compare two documents of a program; exit status 1 if a change breaks clients unannounced')
    .argument('<before>', 'file, directory or id of a catalog')
    .argument('<after>', 'the same for the newer version')
    .option('--json', 'one JSON object a line')
    .action((before: string, after: string, { json }: { json?: boolean }) => {
      const changes = compareDocuments(openNamed(before).interface, openNamed(after).interface);
      if (json) print(jsonLines(changes));
      else sayAll(changesReport(changes, before, after));
      if (changes.some(({ verdict }) => verdict === 'unannounced')) exit(EXIT.fail);
    });
