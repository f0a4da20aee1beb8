/** The shape of scenarios and fixtures in files, as a JSON schema. */
import { checkOf } from '../../../schema/file/check.js';
import { FEATURES } from '../../features.js';

type Schema = Record<string, unknown>;

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const textOrTexts = { anyOf: [text, texts] };
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
    blocked_without: text,
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
  guest: { returns: pattern, eventually: yes, save },
};

const steps = Object.entries(STEPS).map(([kind, properties]) => ({
  if: { type: 'object', required: [kind] },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: shape([kind], {
    [kind]: kind === 'guest' ? { anyOf: [text, { ...texts, minItems: 1 }] } : text,
    ...properties,
    stands: { enum: ['detail', 'convention'] },
  }),
}));

const ofSomeKind = { anyOf: Object.keys(STEPS).map((kind) => ({ required: [kind] })) };

const step: Schema = { type: 'object', allOf: steps, ...ofSomeKind };

/** A name, or a name and parameters. */
const fixtureNamed: Schema = { minProperties: 1, maxProperties: 1, additionalProperties: object };

/** A step if it has the member of one; a fixture is known by its name. */
const given: Schema = {
  if: { type: 'object', ...ofSomeKind },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: step,
  else: { type: ['string', 'object'], ...fixtureNamed },
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

/** An entity, and the digest of a sentence about it in each wording. */
const SENTENCE = { type: 'string', pattern: '^[\\w-]+( [0-9a-f]{10})+$' };

/** `pci-bus`, or a kind and a name: `type:e1000`. */
const feature = {
  anyOf: Object.entries(FEATURES).map(([kind, { named }]) =>
    named ? { type: 'string', pattern: `^${kind}:.` } : { const: kind },
  ),
};

export const checkScenario = checkOf(
  shape(['id', 'title', 'steps'], {
    id: { type: 'string', pattern: '^[\\w.-]+(/[\\w.-]+)+$' },
    title: text,
    level: { enum: ['MUST', 'SHOULD', 'MAY'] },
    cites: { type: 'array', items: { anyOf: [SENTENCE, cite, sentenceCite] } },
    machine: textOrTexts,
    requires: { type: 'array', items: feature },
    types: texts,
    given: { type: 'array', items: given },
    steps: { type: 'array', items: step, minItems: 1 },
    ends: yes,
    slow: yes,
    vacuous: text,
  }),
);

export const checkFixture = checkOf(
  shape(['about', 'steps'], {
    about: text,
    with: object,
    given: { type: 'array', items: given },
    steps: { type: 'array', items: step },
  }),
);
