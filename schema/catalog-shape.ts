/** What the parts of a catalog must look like, as a JSON Schema: it may come from anywhere. */
import type { SchemaObject } from 'ajv';

const text: SchemaObject = { type: 'string' };
const flag: SchemaObject = { type: 'boolean' };
const texts: SchemaObject = { type: 'array', items: text };
const line: SchemaObject = { type: 'integer', minimum: 1, expects: 'a line number' };

const named = (each: SchemaObject): SchemaObject => ({ type: 'object', additionalProperties: each });
const list = (items: SchemaObject): SchemaObject => ({ type: 'array', items });
const orNull = ({ type, ...rest }: SchemaObject): SchemaObject => ({ ...rest, type: [type, 'null'] });

/** Members whose names end in `?` may be absent. Others than these are refused, unless `open`. */
function shape(members: Record<string, SchemaObject>, open = false): SchemaObject {
  const names = Object.keys(members);
  return {
    type: 'object',
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), members[name]])),
    additionalProperties: open,
  };
}

/** Ten hexadecimal digits. */
const sentence: SchemaObject = {
  type: 'array',
  items: [line, { type: 'string', pattern: '^[0-9a-f]{10}$', expects: 'a digest' }],
  minItems: 2,
  maxItems: 2,
  expects: 'a line number and a digest',
};

const typeName: SchemaObject = {
  type: ['string', 'array', 'null'],
  items: text,
  minItems: 1,
  maxItems: 1,
  expects: 'a type: a name, a list of one name, or null',
};

const entity: Record<string, SchemaObject> = {
  'since?': text,
  'features?': texts,
  'featureConditions?': named(text),
  'condition?': text,
  'incomplete?': { const: true },
  'line?': line,
  'file?': text,
};

const member = shape({
  type: typeName,
  optional: flag,
  'features?': texts,
  'featureConditions?': named(text),
  'condition?': text,
  'since?': text,
  'line?': line,
});

/** Members, the name of a type that has them, or null. */
const fields: SchemaObject = { type: ['object', 'string', 'null'], additionalProperties: member };

/** An object that is returned is an empty one. */
const returns: SchemaObject = { ...typeName, type: ['string', 'array', 'object', 'null'], maxProperties: 0 };

const definedType: SchemaObject = {
  type: 'object',
  discriminator: { propertyName: 'kind' },
  required: ['kind'],
  oneOf: [
    shape({
      ...entity,
      kind: { const: 'enum' },
      values: orNull(texts),
      'valueFeatures?': named(texts),
      'valueSince?': named(text),
      'valueConditions?': named(text),
    }),
    shape({
      ...entity,
      kind: { const: 'object' },
      members: named(member),
      'base?': text,
      'tag?': text,
      'variants?': named(text),
      'variantConditions?': named(text),
    }),
    shape({ ...entity, kind: { const: 'alternate' }, members: named(member) }),
  ],
};

const example = shape({
  entity: text,
  'file?': text,
  messages: list(
    shape({
      kind: { enum: ['request', 'reply', 'event'] },
      'line?': line,
      'json?': {},
      'flaw?': { enum: ['single-quoted', 'shortened', 'lost', 'not-json'] },
      'digest?': text,
    }),
  ),
});

/** Without its `format`. */
export const CATALOG_SCHEMA: SchemaObject = shape({
  document: shape({ id: text, title: text, version: orNull(text), digest: text, kind: text }),
  commands: named(
    shape({
      ...entity,
      arguments: fields,
      returns,
      'oob?': flag,
      'preconfig?': flag,
      'successResponse?': { const: false },
      'gen?': { const: false },
    }),
  ),
  events: named(shape({ ...entity, data: fields })),
  types: named(definedType),
  statements: list(shape({ entity: text, kind: text, 'member?': text, 'class?': text, 'line?': line }, true)),
  'examples?': list(example),
  'sentences?': named(list(sentence)),
  diagnostics: list(
    shape({
      severity: { enum: ['error', 'warning', 'note'] },
      message: text,
      'line?': line,
      'file?': text,
    }),
  ),
});
