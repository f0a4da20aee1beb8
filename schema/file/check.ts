/** Files that people hand in are held to a JSON Schema: one way for all of them, whatever their syntax. */
import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from 'ajv';
import { SpelledNumber } from '../json.js';
import { plainView } from './plain-view.js';
import { sentenceOf } from './sentence.js';

/** Where a value is not as its schema says, and what was expected there: one clause. */
export interface FileFault {
  path: readonly (string | number)[];
  text: string;
}

/** Null where the value is as it should be. */
export type Check = (value: unknown) => FileFault | null;

/** A check by a schema (draft 7), which is compiled when it is first needed. */
export function checkOf(schema: SchemaObject): Check {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= new Ajv({
      strict: false,
      verbose: true,
      discriminator: true,
      allErrors: false,
    }).compile(schema);
    const seen = plainView(value);
    if (validate(seen)) return null;
    const errors = validate.errors as ErrorObject[];
    const told = tellingOf(errors);
    const path = pathOf(seen, told.instancePath);
    return { path, text: sentenceOf(told, errors, spellingAt(value, path)) };
  };
}

/** `steps[0].session`; empty for the whole. */
function spellPlace(path: FileFault['path']): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part.slice(0, LONGEST)}`,
    )
    .join('');
}

/** `steps[0].session: expected …`, or what was expected alone where the whole is meant. */
export function faultText({ path, text }: FileFault): string {
  return path.length === 0 ? text : `${spellPlace(path)}: ${text}`;
}

/** Characters of a name that is shown. */
const LONGEST = 80;

/** The deepest says what is wrong; the others say that a branch was not taken. */
function tellingOf(errors: readonly ErrorObject[]): ErrorObject {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const deepest = errors.reduce((a, b) => (depth(b) > depth(a) ? b : a));
  // Of members of which there must be one, no single one is missing.
  const choice = errors.find(isChoice);
  return choice !== undefined && depth(choice) === depth(deepest) ? choice : deepest;
}

function isChoice({ keyword, schema }: ErrorObject): boolean {
  return ['oneOf', 'anyOf'].includes(keyword) && (schema as SchemaObject[]).every(({ required }) => required);
}

/** Of a number that JavaScript does not have; undefined of anything else. */
function spellingAt(value: unknown, path: FileFault['path']): string | undefined {
  const at = path.reduce((holder, key) => (holder as Record<string | number, unknown>)?.[key], value);
  if (at instanceof SpelledNumber) return at.text;
  return typeof at === 'bigint' ? String(at) : undefined;
}

/** A JSON pointer as keys and indexes; `value` says which of them are indexes. */
function pathOf(value: unknown, pointer: string): (string | number)[] {
  let at = value;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(at) ? Number(key) : key;
      at = (at as Record<string | number, unknown>)[step];
      return step;
    });
}
