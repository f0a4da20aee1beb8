/** The shape of a scenario as a JSON schema, for those that come from files. */
import { checkOf, type FileFault } from '../../../schema/file/check.js';
import type { JsonValue } from '../../../schema/json.js';
import { FEATURES } from '../../features.js';
import type { Scenario } from './format.js';

type Schema = Record<string, unknown>;

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const object = { type: 'object' };
const pattern = {};
const yes = { const: true };
const save = { type: 'object', additionalProperties: text };

const shape = (required: string[], properties: Schema): Schema => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

const error = { oneOf: [text, shape(['class', 'desc'], { class: text, desc: text })] };

/** By the member that tells the kind of step. */
const STEPS: Record<string, Schema> = {
  execute: {
    arguments: object,
    returns: pattern,
    error,
    either: yes,
    optional: text,
    save,
    oob: yes,
    session: text,
  },
  query: {
    arguments: object,
    has: pattern,
    lacks: pattern,
    is: pattern,
    save,
    eventually: yes,
    session: text,
  },
  event: { data: pattern, beyond: pattern, many: yes, save, session: text },
  no_event: { data: pattern, session: text },
  stimulus: { with: object, returns: pattern, eventually: yes, save },
};

const steps = Object.entries(STEPS).map(([kind, properties]) => ({
  if: { type: 'object', properties: { [kind]: text }, required: [kind] },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: shape([kind], { [kind]: text, ...properties, stands: { enum: ['detail', 'convention'] } }),
}));

const ofSomeKind = { anyOf: Object.keys(STEPS).map((kind) => ({ required: [kind] })) };

const step: Schema = { type: 'object', allOf: steps, ...ofSomeKind };

/** A name, or a name and parameters. */
const setUp: Schema = { minProperties: 1, maxProperties: 1, additionalProperties: object };

/** A step if it has the member of one; a set-up is known by its name. */
const given: Schema = {
  if: { type: 'object', ...ofSomeKind },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: step,
  else: { type: ['string', 'object'], ...setUp },
};

const cite = shape(['doc', 'entity'], {
  doc: text,
  entity: text,
  line: { type: 'integer' },
  statement: text,
});

const sentenceCite = shape(['entity', 'sentence'], {
  entity: text,
  sentence: { anyOf: [text, texts] },
  detail: yes,
});

/** `pci-bus`, or a kind and a name: `type:e1000`. */
const feature = {
  anyOf: Object.entries(FEATURES).map(([kind, { named }]) =>
    named ? { type: 'string', pattern: `^${kind}:.` } : { const: kind },
  ),
};

const SCENARIO = shape(['id', 'title', 'steps'], {
  id: { type: 'string', pattern: '^[\\w.-]+(/[\\w.-]+)+$' },
  title: text,
  level: { enum: ['MUST', 'SHOULD', 'MAY'] },
  cites: { type: 'array', items: { anyOf: [cite, sentenceCite] } },
  machine: texts,
  requires: { type: 'array', items: feature },
  types: texts,
  given: { type: 'array', items: given },
  steps: { type: 'array', items: step, minItems: 1 },
  ends: yes,
  slow: yes,
  vacuous: text,
});

const check = checkOf(SCENARIO);

/** The scenario, or where it is none. */
export function asScenario(value: JsonValue): { scenario: Scenario } | { wrong: FileFault } {
  const wrong = check(value);
  return wrong === null ? { scenario: value as unknown as Scenario } : { wrong };
}
