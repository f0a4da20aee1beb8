/** What a file of a finding must be for us to read it: it may come from anybody. */
import type { SchemaObject } from 'ajv';
import { FINDING_FORMAT } from '../../finding.js';
import { TRANSCRIPT_SCHEMA } from '../../results-schema.js';

const TEXTS = { type: 'array', items: { type: 'string' } };

/** Bytes: as long as a file of QEMU's may grow before nothing on this machine could hold it, even sparse. */
const LONGEST_FILE = 2 ** 40;

/** Of a step in a finding or in a corpus. */
export const STEP_SCHEMA: SchemaObject = {
  type: 'object',
  required: ['session', 'send'],
  properties: {
    session: { type: 'integer', minimum: 0, maximum: 1000 },
    send: {
      type: ['object', 'string'],
      properties: { execute: { type: 'string' }, 'exec-oob': { type: 'string' } },
      if: { type: 'object' },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { oneOf: [{ required: ['execute'] }, { required: ['exec-oob'] }] },
    },
    ...{ bytes: { const: true }, together: { const: true }, close: { const: true } },
  },
};

/** Members that older findings lack are not asked for; {@link COMPLETED} has them. */
export const FINDING_SCHEMA: SchemaObject = {
  type: 'object',
  required: ['format', 'kind', 'signature', 'target', 'steps'],
  properties: {
    format: { const: FINDING_FORMAT },
    kind: { enum: ['crash', 'hang', 'violation', 'leak', 'accepted'] },
    signature: { type: 'string' },
    title: { type: 'string' },
    observed: { type: 'object' },
    cites: {
      type: 'array',
      items: {
        type: 'object',
        required: ['doc', 'entity'],
        properties: { doc: { type: 'string' }, entity: { type: 'string' }, line: { type: 'integer' } },
      },
    },
    stderr: { type: 'string' },
    target: {
      type: 'object',
      required: ['command'],
      properties: {
        kind: { type: 'string' },
        command: TEXTS,
        root: { type: 'string' },
        user: { type: 'string' },
        env: { type: 'object', additionalProperties: { type: 'string' } },
        stdio: { type: 'boolean' },
        version: { type: ['object', 'null'] },
      },
    },
    files: {
      type: 'object',
      // Of the scratch directory itself.
      propertyNames: {
        pattern: '^(?!\\.{1,2}$)[^/\\u0000]{1,255}$',
        expects: 'the name of a file of the directory itself',
      },
      additionalProperties: { type: 'integer', minimum: 0, maximum: LONGEST_FILE },
    },
    steps: {
      type: 'array',
      minItems: 1,
      items: STEP_SCHEMA,
    },
    reproduced: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    ...{ seed: { type: 'integer' }, run: { type: 'integer' }, minimized: { type: 'boolean' } },
    transcript: TRANSCRIPT_SCHEMA,
  },
};

/** What stands for a member that is missing. */
export const COMPLETED = {
  ...{ title: '', observed: {}, cites: [], stderr: '', files: {}, reproduced: [0, 0] },
  ...{ seed: 0, run: 0, minimized: false, transcript: [] },
};
