/** What a script for the reference server may say, and the JSON Schema of that. */
import type { SchemaObject } from 'ajv';
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import type { Pattern } from '../../../schema/match.js';

/** Something that happens at a server, and what the server does about it. */
export interface Act {
  /** The command that brings it about; `when` where it is none. */
  command?: string;
  /** Only with arguments that match. */
  arguments?: Pattern;
  /** `start`: of the server; `connect`: a client has negotiated. */
  when?: 'start' | 'connect';
  /** How often; always, without it. */
  times?: number;
  do: ScriptStep[];
}

/** Each has exactly one of {@link VERBS}. */
export interface ScriptStep {
  return?: JsonValue;
  error?: { class?: string; desc: string };
  normal?: true;
  hang?: true;
  event?: string;
  data?: JsonObject;
  execute?: string;
  arguments?: JsonObject;
  wait?: number;
  raw?: string;
  close?: true;
  quit?: true;
  /** It is meant not to be as documented. */
  invalid?: true;
}

/** What settles a request; at most one of them. */
export const ANSWERS = ['return', 'error', 'normal', 'hang'] as const;
/** What leaves nobody who waits for an answer. */
export const ENDINGS = ['close', 'quit'] as const;
const VERBS = [...ANSWERS, ...ENDINGS, 'event', 'execute', 'wait', 'raw'] as const;

const yes = (description: string) => ({ const: true, description });

const STEP: SchemaObject = {
  type: 'object',
  additionalProperties: false,
  oneOf: VERBS.map((verb) => ({ required: [verb] })),
  properties: {
    return: { description: 'answer with success and this value' },
    error: {
      type: 'object',
      required: ['desc'],
      additionalProperties: false,
      properties: {
        class: { type: 'string', minLength: 1, description: 'default GenericError' },
        desc: { type: 'string' },
      },
      description: 'answer with this error',
    },
    normal: yes('answer as without a script'),
    hang: yes('never answer; later requests of the session wait'),
    event: { type: 'string', minLength: 1, description: 'send this event, with data' },
    data: { type: 'object', description: 'of the event' },
    execute: {
      type: 'string',
      minLength: 1,
      description: 'have the server do this, as if another client asked',
    },
    arguments: { type: 'object', description: 'of what is executed' },
    wait: { type: 'number', minimum: 0, maximum: 3_600_000, description: 'milliseconds' },
    raw: { type: 'string', description: 'send this text as it is' },
    close: yes('close the connection'),
    quit: yes('end the server'),
    invalid: yes('not as documented, and meant to be'),
  },
};

export const SCRIPT_SCHEMA: SchemaObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'qmpspec: script of a mock server',
  type: 'array',
  items: {
    type: 'object',
    required: ['do'],
    additionalProperties: false,
    oneOf: [{ required: ['command'] }, { required: ['when'] }],
    properties: {
      command: { type: 'string', minLength: 1, description: 'when a client gives this command' },
      arguments: { type: 'object', description: 'with arguments that match this pattern' },
      when: { enum: ['start', 'connect'], description: 'when the server starts, or a client has negotiated' },
      times: { type: 'integer', minimum: 1, description: 'so often, then no more; default: always' },
      do: { type: 'array', minItems: 1, items: STEP, description: 'one after another' },
    },
  },
};
