import { Command, Option } from 'commander';
import { EXPECTATIONS_SCHEMA } from '../../../harness/expectations/grammar.js';
import { TARGETS_SCHEMA } from '../../../harness/matrix/targets.js';
import { SCRIPT_SCHEMA } from '../../../harness/reference/script/format.js';
import { jsonText } from '../../../reports/text/rendered.js';
import { print } from '../../print.js';
import type { MakeCommand } from '../../program.js';

/** Of the files that people write for qmpspec. */
const SCHEMAS = { expectations: EXPECTATIONS_SCHEMA, targets: TARGETS_SCHEMA, script: SCRIPT_SCHEMA };

export const jsonSchemaCommand: MakeCommand = () =>
  new Command('json-schema')
    .description('Print the JSON Schema of the files that people write, for editors and other tools')
    .addOption(
      new Option(
        '--of <file>',
        'of a list of known deviations, of the targets of a matrix, or of a script for serve',
      )
        .choices(Object.keys(SCHEMAS))
        .makeOptionMandatory(),
    )
    .action(({ of }: { of: keyof typeof SCHEMAS }) =>
      print(jsonText(`${JSON.stringify(SCHEMAS[of], null, 2)}\n`)),
    );
