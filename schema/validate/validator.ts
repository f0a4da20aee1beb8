/** Strict validation of replies, events and arguments against a model, through ajv. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isNumber, isObject, isInteger as isSpelledAsInteger, type JsonValue, numberOf } from '../json.js';
import type { Interface, Members, TypeRef } from '../model.js';
import { integerRange, isNone } from '../types.js';
import {
  INTEGER_KEYWORD,
  type JsonSchema,
  NUMBER_KEYWORD,
  refSchema,
  typeDefinitions,
} from './json-schema.js';

/** Where a value breaks its type. */
export interface Mismatch {
  /** JSON pointer into the value; empty for the value itself. */
  path: string;
  expected: string;
  /** What is wrong there: `lacks the member 'size'`. */
  wrong: string;
}

/** Validators of one interface, compiled when first asked for. */
export class Validator {
  private readonly ajv: Ajv;
  private readonly compiled = new Map<string, ReturnType<Validator['compile']>>();

  constructor(readonly iface: Interface) {
    this.ajv = new Ajv({
      allErrors: false,
      // An error of a keyword of ours must tell its range.
      verbose: true,
      discriminator: true,
      strict: false,
      validateSchema: false,
      inlineRefs: false,
      addUsedSchema: false,
      // Most are used a few times only: making them better costs more than it gains.
      code: { optimize: false },
    });
    this.ajv.addKeyword({
      keyword: INTEGER_KEYWORD,
      validate: (name: string, data: unknown) => isInteger(name, data),
      errors: false,
    });
    this.ajv.addKeyword({
      keyword: NUMBER_KEYWORD,
      validate: (_: boolean, data: unknown) => isNumber(data),
      errors: false,
    });
    this.ajv.addSchema({ $id: TYPES, definitions: typeDefinitions(iface) });
  }

  /** The first mismatch of a command's return value; null when it is as declared or nothing is known. */
  reply(command: string, value: JsonValue): Mismatch | null {
    const declared = this.iface.commands[command]?.returns ?? null;
    if (declared === null) return null;
    if (isNone(declared)) return this.members({}, value);
    return this.value(declared, value);
  }

  /** The first mismatch of an event's data; absent data counts as an empty object. */
  event(name: string, data: JsonValue | undefined): Mismatch | null {
    const declared = this.iface.events[name]?.data ?? null;
    if (declared === null) return null;
    const value = data ?? {};
    return typeof declared === 'string' ? this.value(declared, value) : this.members(declared, value);
  }

  /** The first mismatch of a value of the given type. */
  value(ref: TypeRef, value: JsonValue): Mismatch | null {
    return this.check(JSON.stringify(ref), () => absolute(refSchema(this.iface, ref)), value);
  }

  /** The first mismatch of an object with exactly these members. */
  members(members: Members, value: JsonValue): Mismatch | null {
    return this.check(JSON.stringify(members), () => membersSchema(this.iface, members), value);
  }

  /** A type that a broken document makes impossible (an enum without values) judges nothing: the document is at fault. */
  private compile(schema: JsonSchema): Pick<ValidateFunction, 'errors'> & ((value: unknown) => unknown) {
    try {
      return this.ajv.compile(schema);
    } catch {
      return ACCEPT_ALL;
    }
  }

  private check(key: string, schema: () => JsonSchema, value: JsonValue): Mismatch | null {
    let validate = this.compiled.get(key);
    if (!validate) {
      validate = this.compile(schema());
      this.compiled.set(key, validate);
    }
    if (validate(value)) return null;
    return mismatch(validate.errors ?? []);
  }
}

const TYPES = 'qapi:types';
const ACCEPT_ALL = () => true;

function membersSchema(iface: Interface, members: Members): JsonSchema {
  const entries = Object.entries(members);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, m]) => [name, absolute(refSchema(iface, m.type))])),
    required: entries.filter(([, m]) => !m.optional).map(([name]) => name),
    additionalProperties: false,
  };
}

/** Turns references into this document's definitions into references from anywhere. */
function absolute(schema: JsonSchema): JsonSchema {
  const { $ref, items } = schema;
  if (typeof $ref === 'string') return { $ref: TYPES + $ref };
  return isObject(items) ? { ...schema, items: absolute(items as JsonSchema) } : schema;
}

function isInteger(name: string, data: unknown): boolean {
  const [low, high] = integerRange(name) as [bigint, bigint];
  if (typeof data === 'bigint') return data >= low && data <= high;
  // Every safe integer lies within 64 bits, so only the narrower ranges need a comparison.
  const value = numberOf(data);
  return isSpelledAsInteger(data) && value >= Number(low) && value <= Number(high);
}

function mismatch(errors: ErrorObject[]): Mismatch {
  // The deepest error is the one that says what is wrong; the others say that a branch was not taken.
  const deepest = errors.reduce((a, b) => (b.instancePath.length > a.instancePath.length ? b : a));
  return { path: deepest.instancePath, expected: explain(deepest), wrong: complain(deepest) };
}

function complain(error: ErrorObject): string {
  const { keyword, params } = error;
  switch (keyword) {
    case 'additionalProperties':
      return `has the undeclared member '${params.additionalProperty}'`;
    case 'required':
      return `lacks the member '${params.missingProperty}'`;
    case 'type':
      return `is of the wrong JSON type, not ${params.type}`;
    case 'enum':
      return 'is none of the declared values';
    case 'discriminator':
      return `has an undeclared value of the tag '${params.tag}', or none`;
    case INTEGER_KEYWORD:
    case NUMBER_KEYWORD:
      return `is not ${explain(error)}`;
    default:
      return `is wrong: ${error.message ?? keyword}`;
  }
}

function explain(error: ErrorObject): string {
  const { keyword, params, schema } = error;
  switch (keyword) {
    case 'additionalProperties':
      return `no member '${params.additionalProperty}'`;
    case 'required':
      return `member '${params.missingProperty}' present`;
    case 'type':
      return `JSON type ${params.type}`;
    case 'enum':
      return `one of ${(params.allowedValues as string[]).join(', ')}`;
    case 'discriminator':
      return `a documented value of the tag '${params.tag}'`;
    case INTEGER_KEYWORD:
      return `an integer within ${schema}`;
    case NUMBER_KEYWORD:
      return 'a number';
    default:
      return error.message ?? keyword;
  }
}
