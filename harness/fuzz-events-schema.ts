/** What a line of a campaign's log must be for us to read it: it may come from anybody. */
import type { SchemaObject } from 'ajv';
import { CAMPAIGN_FORMAT } from './fuzz-events.js';

const text = { type: 'string' };
const number = { type: 'number' };

const shape = (required: string[], properties: Record<string, SchemaObject>): SchemaObject => ({
  type: 'object',
  required,
  properties,
});
const named = (each: SchemaObject): SchemaObject => ({ type: 'object', additionalProperties: each });

const figures = { ms: number, requests: number, coverage: number, findings: number };
const progress = { ...figures, runs: number, corpus: number, boots: number };

/** By the type of the record; one of another type is of a later version, and passed over. */
export const CAMPAIGN_SCHEMAS: Readonly<Record<string, SchemaObject>> = {
  campaign: shape(['format', 'target', 'mode', 'seed', 'jobs', 'from', 'at'], {
    ...{ format: { const: CAMPAIGN_FORMAT }, name: text, mode: text, at: text },
    ...{ seed: number, jobs: number, from: number },
    target: shape(['kind', 'command', 'version'], {
      ...{ kind: text, command: { type: 'array', items: text }, root: text, user: text },
      version: { type: ['object', 'null'] },
    }),
  }),
  progress: shape(Object.keys(progress), progress),
  finding: shape(['ms', 'signature'], { ms: number, signature: text }),
  summary: shape([...Object.keys(progress), 'excused', 'seen', 'commands'], {
    ...{ ...progress, excused: named(number), seen: named(number), lost: named(number) },
    commands: named(shape(['tried', 'succeeded'], { tried: number, succeeded: number })),
  }),
};
