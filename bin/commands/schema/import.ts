import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { writeCatalog } from '../../../schema/catalog-file.js';
import type { Interface } from '../../../schema/model.js';
import { UsageError } from '../../exit.js';
import { sayAll } from '../../print.js';
import { spot, summary } from './lines.js';
import { openNamed } from './open.js';

export function importCommand(): Command {
  return new Command('import')
    .description('Read documents of any format; tell what they say and what is wrong with them')
    .argument(
      '<file...>',
      'QAPI schema, hx file, man page, printed reference, introspection dump or directory',
    )
    .option('--out <catalog>', 'write the document to this file as a catalog')
    .action((files: string[], { out }: { out?: string }) => {
      if (out !== undefined && files.length > 1) {
        throw new UsageError(`--out takes one document, got ${files.length}: import them one by one.`);
      }
      for (const file of files) {
        const { interface: iface } = openNamed(file);
        sayAll([...summary(iface), ...complaints(file, iface)]);
        if (out !== undefined) write(out, iface);
      }
    });
}

function complaints(file: string, { diagnostics }: Interface): string[] {
  return diagnostics.map((each) => `${spot(file, each)}: ${each.severity}: ${each.message}`);
}

function write(file: string, iface: Interface): void {
  try {
    writeFileSync(file, writeCatalog(iface));
  } catch (error) {
    throw new UsageError(
      `--out ${file}: it cannot be written (${(error as Error).message}): give another file.`,
    );
  }
}
