import { Command } from 'commander';
import type { Interface } from '../../../api/open-named.js';
import { openNamed } from '../../../api/open-named.js';
import { writeCatalog } from '../../../api/store-catalog.js';
import { contents, definitionsOf, describe, similar } from '../../../reports/document/entity.js';
import { summary } from '../../../reports/document/lines.js';
import { jsonLines, jsonText } from '../../../reports/text/rendered.js';
import { UsageError } from '../../exit.js';
import { print, sayAll } from '../../print.js';

export function showCommand(): Command {
  return new Command('show')
    .description('Show a document, or its entry of one command, event or type')
    .argument('<document>', 'file, directory or id of a catalog')
    .argument('[entity]', 'name of a command, event or type')
    .option('--json', 'print a catalog, or a part of it')
    .action((name: string, entity: string | undefined, { json }: { json?: boolean }) => {
      const { interface: iface } = openNamed(name);
      if (entity !== undefined) showEntity(iface, name, entity, json === true);
      else if (json) print(jsonText(writeCatalog(iface)));
      else sayAll([...summary(iface), ...contents(iface)]);
    });
}

function showEntity(iface: Interface, document: string, entity: string, json: boolean): void {
  const found = definitionsOf(iface, entity);
  if (found.length === 0) {
    const near = similar(iface, entity);
    const hint =
      near.length === 0
        ? `qmpspec schema show ${document} lists what there is`
        : `did you mean ${near.join(', ')}?`;
    throw new UsageError(`${document} has no command, event or type named "${entity}": ${hint}`);
  }
  const statements = iface.statements.filter((each) => each.entity === entity);
  if (json) {
    const parts = Object.fromEntries(found.map(({ meta, definition }) => [meta, definition]));
    print(jsonLines([{ name: entity, ...parts, statements }]));
  } else sayAll(found.flatMap((each) => describe(each, statements)));
}
