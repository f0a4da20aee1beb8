import { Command } from 'commander';
import { remarksOn } from '../../../api/lint.js';
import { openNamed } from '../../../api/open-named.js';
import { storeCatalog } from '../../../api/store-catalog.js';
import { remarkLines, summary } from '../../../reports/document/lines.js';
import { UsageError } from '../../exit.js';
import { sayAll } from '../../print.js';

export function importCommand(): Command {
  return new Command('import')
    .description('Read documents of any format; show their contents and their faults')
    .argument(
      '<file...>',
      'QAPI schema, hx file, man page, printed reference, introspection dump or directory',
    )
    .option('--out <catalog>', 'also write the document to this file, as a catalog')
    .action((files: string[], { out }: { out?: string }) => {
      if (out !== undefined && files.length > 1) {
        throw new UsageError(`--out takes one document, got ${files.length}: import them one by one.`);
      }
      for (const file of files) {
        const reading = openNamed(file);
        const { interface: iface } = reading;
        sayAll([...summary(iface), ...remarkLines(remarksOn(file, reading, { all: false }))]);
        if (out !== undefined) storeCatalog(out, iface);
      }
    });
}
