/** JSON Schemas of the files that people write for qmpspec. */
import { EXPECTATIONS_SCHEMA } from '../harness/expectations/grammar.js';
import { TARGETS_SCHEMA } from '../harness/matrix/targets.js';
import { SCRIPT_SCHEMA } from '../harness/reference/script/format.js';

export const FILE_SCHEMAS = {
  expectations: EXPECTATIONS_SCHEMA,
  targets: TARGETS_SCHEMA,
  script: SCRIPT_SCHEMA,
};
