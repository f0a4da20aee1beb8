/** What a line of stored results must be for us to read it: it may come from anybody. */
import type { SchemaObject } from 'ajv';
import { RESULTS_FORMAT } from './results.js';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const count = { type: 'integer', minimum: 0 };
const level = { enum: ['MUST', 'SHOULD', 'MAY'] };
const flag = { type: 'boolean' };

const shape = (required: string[], properties: Record<string, SchemaObject>): SchemaObject => ({
  type: 'object',
  required,
  properties,
});
const list = (items: SchemaObject): SchemaObject => ({ type: 'array', items });
const named = (each: SchemaObject): SchemaObject => ({ type: 'object', additionalProperties: each });

const cites = list(
  shape(['doc', 'entity'], { doc: text, entity: text, line: { type: 'integer' }, statement: text }),
);

export const TRANSCRIPT_SCHEMA = list(
  shape(['t', 'dir', 'msg'], {
    ...{ t: { type: 'number' }, session: count, dir: { enum: ['→', '←'] }, msg: text, kind: text },
  }),
);

const finding = shape(['check', 'message'], {
  ...{ check: text, message: text, cites, excerpt: TRANSCRIPT_SCHEMA, basis: text, level },
  at: shape(['from', 'to'], { from: count, to: count }),
});

const run = shape(['format', 'target'], {
  format: { const: RESULTS_FORMAT },
  tool: shape(['version'], { name: text, version: text }),
  target: shape(['command'], {
    ...{ kind: text, command: texts, address: text, root: text, version: { type: ['object', 'null'] } },
  }),
  docs: list(
    shape(['id', 'digest'], {
      ...{ id: text, digest: text, path: text, version: { type: ['string', 'null'] } },
      ...{ release: text, from: text },
    }),
  ),
  seed: { type: 'integer' },
  level,
  name: text,
  unstarted: text,
  listed: count,
  shard: shape(['index', 'of'], { index: count, of: { type: 'integer', minimum: 1 } }),
  selection: shape(['grep', 'skip'], { grep: texts, skip: texts }),
  expect: texts,
  options: texts,
  leftovers: text,
});

const caseRecord = shape(['id', 'level', 'outcome'], {
  ...{ id: text, title: text, basis: text, level, known: flag, reason: text, announced: flag },
  outcome: { enum: ['pass', 'fail', 'inapplicable', 'blocked', 'unreached'] },
  expectation: shape(['at', 'reason'], { at: text, reason: text, link: text }),
  cites,
  ms: { type: 'number' },
  findings: list(finding),
  machine: shape(['own', 'words'], { own: flag, words: texts }),
  ...{ transcript: TRANSCRIPT_SCHEMA, command: texts, seenIn: texts, confirmed: flag, stderr: text },
});

const crash = shape(['case', 'message'], {
  ...{ case: text, kind: text, message: text, signal: text, status: { type: 'integer' }, times: count },
  ...{
    inFlight: count,
    again: text,
    lastRequest: text,
    transcript: TRANSCRIPT_SCHEMA,
    stderr: text,
    command: texts,
  },
});

const ratio = shape(['covered', 'of'], { covered: count, of: count });

const summary = shape(['counts', 'failing'], {
  counts: shape(['pass', 'fail', 'inapplicable', 'blocked', 'unreached'], {
    ...{ pass: count, fail: count, inapplicable: count, blocked: count, unreached: count },
    ...{ known: count, unexpectedPass: count },
  }),
  expectations: list(shape(['at', 'message'], { at: text, case: text, problem: text, message: text })),
  failing: shape(['MUST', 'SHOULD', 'MAY'], { MUST: count, SHOULD: count, MAY: count }),
  coverage: named(ratio),
  effort: shape([], { boots: count, bootMs: { type: 'number' }, requests: count }),
  ms: { type: 'number' },
});

/** By the type of the record; one of another type is of a later version, and passed over. */
export const RECORD_SCHEMAS: Readonly<Record<string, SchemaObject>> = {
  run,
  interface: shape(['schema'], { schema: text }),
  case: caseRecord,
  'crash-seen-once': crash,
  coverage: shape(['points'], { points: named(named({ type: 'integer', minimum: 0, maximum: 2 })) }),
  summary,
};

/** What stands for a member that is missing: older versions had fewer. */
export const RECORD_DEFAULTS: Readonly<Record<string, object>> = {
  run: {
    ...{
      tool: { name: 'qmpspec', version: 'unknown' },
      docs: [],
      seed: 0,
      listed: 0,
      expect: [],
      options: [],
    },
    selection: { grep: [], skip: [] },
  },
  interface: {},
  case: { title: '', known: false, cites: [], ms: 0, findings: [] },
  'crash-seen-once': { kind: 'ended', times: 1, again: '', transcript: [] },
  coverage: {},
  summary: { coverage: {}, effort: { boots: 0, bootMs: 0, requests: 0 }, ms: 0 },
};
