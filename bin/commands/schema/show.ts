import { Command } from 'commander';
import { jsonLines, jsonText } from '../../../reports/text/rendered.js';
import { writeCatalog } from '../../../schema/catalog-file.js';
import type { JsonValue } from '../../../schema/json.js';
import type { Interface } from '../../../schema/model.js';
import { UsageError } from '../../exit.js';
import { print, sayAll } from '../../print.js';
import { definitionsOf, describe } from './entity.js';
import { summary } from './lines.js';
import { openNamed } from './open.js';

export function showCommand(): Command {
  return new Command('show')
    .description('Show a document, or what it says of one command, event or type')
    .argument('<document>', 'file, directory or id of a catalog')
    .argument('[entity]', 'name of a command, event or type')
    .option('--json', 'as a catalog, or the part of it')
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
    print(jsonLines([{ name: entity, ...parts, statements } as unknown as JsonValue]));
  } else sayAll(found.flatMap((each) => describe(each, statements)));
}

function contents({ commands, events, types }: Interface): string[] {
  const list = (title: string, all: Record<string, unknown>) => {
    const names = Object.keys(all).sort();
    return names.length === 0 ? [] : [`${title}:`, ...names.map((name) => `  ${name}`)];
  };
  return [...list('commands', commands), ...list('events', events), ...list('types', types)];
}

/** Names that differ in case, or between - and _, or contain what was asked for. */
function similar({ commands, events, types }: Interface, entity: string): string[] {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[_-]/g, '');
  const all = [commands, events, types].flatMap((each) => Object.keys(each));
  const same = all.filter((name) => plain(name) === plain(entity));
  return same.length > 0 ? same : all.filter((name) => plain(name).includes(plain(entity))).slice(0, 5);
}
