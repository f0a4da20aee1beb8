/** What was expected, in words. */
import type { AnySchemaObject, ErrorObject, SchemaObject } from 'ajv';

/**
 * One clause about an error of ajv's (`verbose`), among all that were found with it. `expects` of a schema is in its words;
 * `spelling`: of a number that is wrong.
 */
export function sentenceOf(error: ErrorObject, all: readonly ErrorObject[], spelling?: string): string {
  const { keyword, params, message = 'it is wrong', schema, propertyName, parentSchema } = error;
  const expects = parentSchema?.expects;
  if (propertyName !== undefined) return `expected ${expects ?? 'another name'}, got ${quote(propertyName)}`;
  switch (keyword) {
    case 'type':
      return `expected ${expects ?? typesAt(error, all)}, got ${spelling?.slice(0, LONGEST_NUMBER) ?? kindOf(error.data)}`;
    case 'const':
      return `expected ${quote(params.allowedValue)}`;
    case 'minItems':
      return `expected ${expects ?? `at least ${counted(params.limit, 'element')}`}`;
    case 'maxItems':
      return `expected ${expects ?? `at most ${counted(params.limit, 'element')}`}`;
    case 'minimum':
    case 'maximum':
      return `expected ${expects ?? `a number of ${keyword === 'minimum' ? 'at least' : 'at most'} ${params.limit}`}`;
    case 'enum':
      return `expected one of ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'required':
      return `"${params.missingProperty}" is missing`;
    case 'additionalProperties':
      return `there is no ${quote(params.additionalProperty)} here`;
    case 'discriminator':
      return `expected "${params.tag}" to be ${tags(params.tag, schema, parentSchema).join(', ')}`;
    case 'oneOf':
    case 'anyOf': {
      const choices = (schema as SchemaObject[]).flatMap(({ required }) => required ?? []);
      if (choices.length > 0)
        return `expected ${keyword === 'oneOf' ? 'exactly ' : ''}one of ${choices.map(quote).join(', ')}`;
      return expects === undefined ? message : `expected ${expects}`;
    }
    default:
      return expects === undefined ? message : `expected ${expects}`;
  }
}

/** Characters of a number that are shown. */
const LONGEST_NUMBER = 40;

/** Where several types would do, each has failed by itself. */
function typesAt({ instancePath }: ErrorObject, all: readonly ErrorObject[]): string {
  const types = all
    .filter((other) => other.keyword === 'type' && other.instancePath === instancePath)
    .flatMap(({ params }) => params.type as string | string[]);
  return [...new Set(types)].map((type) => WORDS[type] ?? type).join(' or ');
}

const WORDS: Record<string, string> = {
  string: 'a string',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return String(value);
  return WORDS[typeof value] ?? typeof value;
}

function tags(tag: string, schema: unknown, parent: AnySchemaObject | undefined): string[] {
  const branches = (parent?.oneOf ?? schema) as SchemaObject[];
  return Array.isArray(branches) ? branches.map((branch) => String(branch.properties?.[tag]?.const)) : [];
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Short enough for a sentence. */
function quote(value: unknown): string {
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 80) : value);
}
