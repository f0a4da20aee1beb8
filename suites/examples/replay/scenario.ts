/** What an example needs so that its names stand for something. */
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import { isObject } from '../../../schema/json.js';
import type { ResourceStep } from '../../commands/things.js';
import type { Feature } from '../../features.js';

export interface ExampleScenario {
  /**
   * Makes what the example names; `$member` stands for the example's own value of the member of that name, at any depth.
   * A function knows the steps for some arguments; null for others.
   */
  before?: readonly ResourceStep[] | ((args: JsonObject) => readonly ResourceStep[] | null);
  /** Undoes what the example and `before` did; what is gone already is no harm. */
  after?: readonly ResourceStep[];
  /** Members, at any depth, that name files: they are put below the scratch directory. */
  files?: readonly string[];
  /** The example changes what nothing undoes. */
  fresh?: true;
  /** So it may, but then queries show it: a target on which they show nothing is as good as new. */
  shown?: true;
  /** What it takes of the machine, where the requests do not show it. */
  requires?: readonly Feature[];
  /** Events that must come where the example shows them. */
  events?: readonly string[];
}

/** The first value of each name, from the outside in. */
export function valuesIn(args: JsonObject): JsonObject {
  const inner = Object.values(args).filter(isObject).map(valuesIn);
  return Object.assign({}, ...inner.reverse(), args);
}

/** The steps with the example's own values in place. */
export function filledIn(steps: readonly ResourceStep[], values: JsonObject): ResourceStep[] {
  return steps.map(([command, args]) => [command, filled(args, values) as JsonObject]);
}

function filled(value: JsonValue, values: JsonObject): JsonValue {
  if (typeof value === 'string') return filledString(value, values);
  if (Array.isArray(value)) return value.map((each) => filled(each, values));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, values)]));
}

/** A value of its own keeps its type; within a longer string it is spelled. */
function filledString(text: string, values: JsonObject): JsonValue {
  const whole = /^\$([a-z-]+)$/.exec(text)?.[1];
  if (whole !== undefined && Object.hasOwn(values, whole)) return values[whole] ?? null;
  return text.replace(/\$([a-z-]+)/g, (token, name: string) =>
    typeof values[name] === 'string' ? values[name] : token,
  );
}

/** The same arguments, with files below the scratch directory. */
export function confined(args: JsonObject, files: readonly string[], scratch: string): JsonObject {
  const walk = (value: JsonValue, name: string): JsonValue => {
    if (Array.isArray(value)) return value.map((each) => walk(each, name));
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
    }
    return typeof value === 'string' && files.includes(name) ? belowScratch(value, scratch) : value;
  };
  return walk(args, '') as JsonObject;
}

function belowScratch(path: string, scratch: string): string {
  return `${scratch}/example-${path.replace(/^.*\//, '')}`;
}
