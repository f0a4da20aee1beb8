/** The grammar of files of known deviations: everything that an entry may have is here. */
import type { SchemaObject } from 'ajv';

export interface ExpectationEntry {
  /** Pattern on case ids, as `--grep` takes it. */
  case: string;
  reason: string;
  /** Program and versions that it is about, e.g. `qemu-storage-daemon >=5.2 <8`, or several; absent: every target. */
  target?: string | string[];
  /** Where the deviation is reported or discussed. */
  link?: string;
  /** It comes and goes: a pass is no mistake of the list. */
  flaky?: boolean;
  /** The last day (ISO) on which the entry holds. */
  expires?: string;
}

const CONDITION = {
  type: 'string',
  // Versions stand apart by a blank or a sign: a text that could be cut in many ways would take for ever to refuse.
  pattern:
    '^\\s*([A-Za-z][\\w.+-]*)?(\\d+(\\.\\d+)*)?(\\s*(>=|<=|>|<|=)\\s*\\d+(\\.\\d+)*|\\s+\\d+(\\.\\d+)*)*\\s*$',
};

export const EXPECTATIONS_SCHEMA: SchemaObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'qmpspec: known deviations',
  type: 'array',
  items: {
    type: 'object',
    required: ['case', 'reason'],
    additionalProperties: false,
    properties: {
      case: { type: 'string', minLength: 1, description: 'pattern on case ids: * one part, ** any' },
      reason: { type: 'string', minLength: 1, description: 'why it is tolerated' },
      target: {
        oneOf: [CONDITION, { type: 'array', minItems: 1, items: CONDITION }],
        description: 'program and versions, for example qemu-storage-daemon >=5.2 <8; of several, any',
      },
      link: { type: 'string', pattern: '^https?://' },
      flaky: { type: 'boolean' },
      expires: {
        type: 'string',
        pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
        description: 'ISO date, the last day',
      },
    },
  },
};
