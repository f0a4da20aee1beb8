import { Command } from 'commander';
import { citables, entitiesCitable } from '../../../api/citables.js';
import { lostCitations } from '../../../api/citations.js';
import { openNamed } from '../../../api/open-named.js';
import { citableLines, lostLines } from '../../../reports/document/citations.js';
import { jsonLines } from '../../../reports/text/rendered.js';
import { EXIT } from '../../exit.js';
import type { MakeCommand } from '../../make-command.js';
import { print, sayAll } from '../../print.js';

interface Options {
  find?: string;
  lost?: boolean;
  json?: boolean;
}

export const citeCommand: MakeCommand = (exit) =>
  new Command('cite')
    .description('Show the sentences of a document with the digests by which cases cite them')
    .argument(
      '<document>',
      'file, directory or id of a catalog (catalogs have lines and digests, but no words)',
    )
    .argument('[entity]', 'name of a command, event or type')
    .option(
      '--find <words>',
      'only sentences with this text: a whole sentence, or some words if DOCUMENT contains words',
    )
    .option(
      '--lost',
      'list citations of cases that the document does not contain; exit status 1 if there are any',
    )
    .option('--json', 'one JSON object a line')
    .action((name: string, entity: string | undefined, { find, lost, json }: Options) => {
      const { interface: iface } = openNamed(name);
      if (lost) {
        entitiesCitable(iface, name);
        const missing = lostCitations(iface).filter((each) => entity === undefined || each.entity === entity);
        if (json) print(jsonLines(missing));
        else sayAll(lostLines(name, missing));
        if (missing.length > 0) exit(EXIT.fail);
        return;
      }
      const shown = citables(iface, name, entity, find);
      if (json) print(jsonLines(shown));
      else sayAll(citableLines(shown));
      if (shown.length === 0) {
        if (!json) sayAll([`${name} has no sentence that says "${find}"`]);
        exit(EXIT.fail);
      }
    });
