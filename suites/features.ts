/**
 * What a case may require of the machine that it runs on, and of the build of the target: features, not boards. One list,
 * one name for each idea; each says which query tells of it, and what is lacking, in a sentence. Commands, events and
 * capabilities are needs of their own (`Needs`): the target lists them without being asked for each.
 */
import { isObject, type JsonObject, type JsonValue } from '../schema/json.js';
import { stringifyJson } from '../schema/json-text.js';

interface Query {
  execute: string;
  arguments?: JsonObject;
}

interface FeatureKind {
  /** What it means, for who writes a case. */
  about: string;
  /** It takes a name: `type:NAME`. */
  named?: true;
  /** Of the machine that the user named; where a case starts one of its own it says nothing. Otherwise of the build. */
  ofMachine?: true;
  /** Null: no query tells; it is seen in the course of the run. */
  query: Query | null;
  /** From what the query returned; null where that does not tell. */
  has(returned: JsonValue, name: string): boolean | null;
  /** Why a case is inapplicable. */
  lack(name: string, returned: JsonValue): string;
}

const list = (value: JsonValue): JsonObject[] | null =>
  Array.isArray(value) ? value.filter(isObject) : null;

const runs = (value: JsonValue) =>
  isObject(value) && typeof value.running === 'boolean' ? value.running : null;

const status = (value: JsonValue) => (isObject(value) ? value.status : undefined);

/** Asked for the types themselves, too. */
export const TYPES: Query = { execute: 'qom-list-types', arguments: { abstract: true } };

const KINDS = {
  architecture: {
    about: 'the processor architecture of the emulator, as query-target calls it',
    named: true,
    query: { execute: 'query-target' },
    has: (returned, name) =>
      isObject(returned) && typeof returned.arch === 'string' ? returned.arch === name : null,
    lack: (name, returned) =>
      `needs the architecture ${name}, and the target is for ${(returned as JsonObject).arch}`,
  },
  'machine-type': {
    about: 'a machine that the target can be started with, by name or alias',
    named: true,
    query: { execute: 'query-machines' },
    has: (returned, name) => {
      const known = list(returned) ?? [];
      return known.length === 0 ? null : known.some((each) => each.name === name || each.alias === name);
    },
    lack: (name) => `needs a ${name} machine, and the target has none`,
  },
  type: {
    about: 'a QOM type (a device, an object, a backend) that the target was built with',
    named: true,
    query: TYPES,
    has: (returned, name) => list(returned)?.some((each) => each.name === name) ?? null,
    lack: (name) => `the target has no QOM type ${name}`,
  },
  accelerator: {
    about: 'an accelerator that the target was built with: tcg, kvm',
    named: true,
    query: TYPES,
    has: (returned, name) => list(returned)?.some((each) => each.name === `${name}-accel`) ?? null,
    lack: (name) => `needs the accelerator ${name}, and the target was built without it`,
  },
  processor: {
    about: 'a machine with a processor',
    ofMachine: true,
    query: { execute: 'query-cpus-fast' },
    has: (returned) => (Array.isArray(returned) ? returned.length > 0 : null),
    lack: () => 'needs a processor, and the machine has none',
  },
  'pci-bus': {
    about: 'a machine with a PCI bus, be devices plugged into it while it runs or not',
    ofMachine: true,
    query: { execute: 'query-pci' },
    has: (returned) => (Array.isArray(returned) ? returned.length > 0 : null),
    lack: () => 'needs a PCI bus, and the machine has none',
  },
  bus: {
    about: 'a bus of this name',
    named: true,
    ofMachine: true,
    query: { execute: 'human-monitor-command', arguments: { 'command-line': 'info qtree' } },
    has: (returned, name) =>
      typeof returned === 'string' && /^\s*bus: /m.test(returned)
        ? [...returned.matchAll(/^\s*bus: (.*?)\r?$/gm)].some(([, bus]) => bus === name)
        : null,
    lack: (name) => `needs a bus of the name ${name}, and the machine has none`,
  },
  running: {
    about: 'a machine that runs as soon as it is started',
    ofMachine: true,
    query: { execute: 'query-status' },
    has: (returned) => runs(returned),
    lack: (_, returned) => `needs a running machine, and this one is in the state ${status(returned)}`,
  },
  paused: {
    about: 'a machine that waits to be started (-S)',
    ofMachine: true,
    query: { execute: 'query-status' },
    has: (returned) => (runs(returned) === null ? null : !runs(returned)),
    lack: () => 'needs a paused machine, and this one runs',
  },
  'guest-stays': {
    about: 'a guest that, once it runs, neither panics nor turns the machine off by itself',
    ofMachine: true,
    query: null,
    has: (seen) => (typeof seen === 'string' ? false : null),
    lack: (_, seen) => `needs a guest that goes on: the one of this machine ended by itself (${seen})`,
  },
} satisfies Record<string, FeatureKind>;

export type FeatureName = keyof typeof KINDS;
type Named = { [K in FeatureName]: (typeof KINDS)[K] extends { named: true } ? K : never }[FeatureName];

/** `pci-bus`, `type:e1000`. */
export type Feature = Exclude<FeatureName, Named> | `${Named}:${string}`;

export const FEATURES: Readonly<Record<FeatureName, FeatureKind>> = KINDS;

/** What the target returned, by query; under the name of the feature where no query tells. */
export type Answers = ReadonlyMap<string, JsonValue>;

/** Under which an answer is kept. */
export function answerKey({ execute, arguments: args }: Query): string {
  return args === undefined ? execute : `${execute} ${stringifyJson(args)}`;
}

/** What has to be asked of a target, each once. */
export const FEATURE_QUERIES: readonly Query[] = [
  ...new Map(
    Object.values(FEATURES).flatMap(({ query }) => (query === null ? [] : [[answerKey(query), query]])),
  ).values(),
];

/** Whether somebody who writes a case has named a feature that there is. */
export function isFeature(text: string): text is Feature {
  const [kind, name] = split(text);
  return Object.hasOwn(FEATURES, kind) && (name === '') === !FEATURES[kind].named;
}

/** What the target lacks of these, in a sentence; null where it lacks nothing, or does not tell. */
export function lackingFeature(
  requires: readonly Feature[],
  answers: Answers,
  { ownMachine = false }: { ownMachine?: boolean } = {},
): string | null {
  for (const feature of requires) {
    const [kind, name] = split(feature);
    const { query, ofMachine, has, lack } = FEATURES[kind];
    const returned = answers.get(query === null ? kind : answerKey(query));
    if (returned === undefined || (ofMachine && ownMachine)) continue;
    if (has(returned, name) === false) return lack(name, returned);
  }
  return null;
}

function split(feature: string): [kind: FeatureName, name: string] {
  const colon = feature.indexOf(':');
  const [kind, name] = colon < 0 ? [feature, ''] : [feature.slice(0, colon), feature.slice(colon + 1)];
  return [kind as FeatureName, name];
}
