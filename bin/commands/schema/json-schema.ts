import { Command, Option } from 'commander';
import { FILE_SCHEMAS } from '../../../api/file-schemas.js';
import { jsonText } from '../../../reports/text/rendered.js';
import type { MakeCommand } from '../../make-command.js';
import { print } from '../../print.js';

export const jsonSchemaCommand: MakeCommand = () =>
  new Command('json-schema')
    .description('Print the JSON Schema of a file format, for editors and other tools')
    .addOption(
      new Option(
        '--of <file>',
        'which format: a list of known deviations, targets of a matrix, or a script for serve',
      )
        .choices(Object.keys(FILE_SCHEMAS))
        .makeOptionMandatory(),
    )
    .action(({ of }: { of: keyof typeof FILE_SCHEMAS }) =>
      print(jsonText(`${JSON.stringify(FILE_SCHEMAS[of], null, 2)}\n`)),
    );
