/** What the parts of a catalog must look like: it may come from anywhere. */
import { type Check, expected, list, named, ofType, oneOf, orNull, shape } from './catalog-checks.js';
import { isObject, type JsonValue } from './json.js';

/** What is wrong with a catalog without its `format`, as part of a sentence; null when nothing is. */
export function catalogComplaint(catalog: JsonValue): string | null {
  return CATALOG(catalog, '');
}

const text = ofType('string', 'a string');
/** Ten hexadecimal digits. */
const DIGEST = /^[0-9a-f]{10}$/;
const sentence: Check = (value, place) => {
  const [at, digest] = Array.isArray(value) && value.length === 2 ? value : [];
  const isOne = Number.isSafeInteger(at) && (at as number) > 0 && DIGEST.test(String(digest));
  return isOne ? null : expected('a sentence: a line number and a digest', value, place);
};
const flag = ofType('boolean', 'true or false');
const line: Check = (value, place) =>
  Number.isSafeInteger(value) && (value as number) > 0 ? null : expected('a line number', value, place);
const texts = list(text);
const conditions = named(text);

const typeRef: Check = (value, place) => {
  const name = Array.isArray(value) && value.length === 1 ? (value[0] as JsonValue) : value;
  return typeof name === 'string'
    ? null
    : expected('a type: a name, a list of one name, or null', value, place);
};

const entity: Record<string, Check> = {
  'since?': text,
  'features?': texts,
  'featureConditions?': conditions,
  'condition?': text,
  'incomplete?': oneOf(true),
  'line?': line,
  'file?': text,
};

const members = named(
  shape({
    type: orNull(typeRef),
    optional: flag,
    'features?': texts,
    'featureConditions?': conditions,
    'condition?': text,
    'since?': text,
    'line?': line,
  }),
);

const fields: Check = (value, place) =>
  value === null || typeof value === 'string' ? null : members(value, place);

const returns: Check = (value, place) =>
  isObject(value) && Object.keys(value).length === 0 ? null : orNull(typeRef)(value, place);

const TYPES: Record<string, Check> = {
  enum: shape({
    ...entity,
    kind: text,
    values: orNull(texts),
    'valueFeatures?': named(texts),
    'valueSince?': named(text),
    'valueConditions?': conditions,
  }),
  object: shape({
    ...entity,
    kind: text,
    members,
    'base?': text,
    'tag?': text,
    'variants?': named(text),
    'variantConditions?': conditions,
  }),
  alternate: shape({ ...entity, kind: text, members }),
};

const definedType: Check = (value, place) => {
  const kind = isObject(value) && typeof value.kind === 'string' ? value.kind : '';
  const check = Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined;
  return check?.(value, place) ?? (check ? null : `expected the kind enum, object or alternate at ${place}`);
};

const CATALOG = shape({
  document: shape({ id: text, title: text, version: orNull(text), digest: text, kind: text }),
  commands: named(
    shape({
      ...entity,
      arguments: fields,
      returns,
      'oob?': flag,
      'preconfig?': flag,
      'successResponse?': oneOf(false),
      'gen?': oneOf(false),
    }),
  ),
  events: named(shape({ ...entity, data: fields })),
  types: named(definedType),
  statements: list(shape({ entity: text, kind: text, 'member?': text, 'class?': text, 'line?': line }, true)),
  'examples?': list(
    shape({
      entity: text,
      'file?': text,
      messages: list(
        shape({
          kind: oneOf('request', 'reply', 'event'),
          'line?': line,
          'json?': () => null,
          'flaw?': oneOf('single-quoted', 'shortened', 'lost', 'not-json'),
          'digest?': text,
        }),
      ),
    }),
  ),
  'sentences?': named(list(sentence)),
  diagnostics: list(
    shape({ severity: oneOf('error', 'warning', 'note'), message: text, 'line?': line, 'file?': text }),
  ),
});
