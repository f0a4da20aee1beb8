/** Where to begin making a sequence smaller: parts of it that may do, the boldest first. Pure. */
import { isObject, type JsonValue } from '../../../schema/json.js';
import type { FindingStep } from '../../finding.js';

/** What the run knows of its steps. */
export interface Hints {
  /** The request that ended it. */
  culprit?: FindingStep | null;
  /** Requests that changed nothing: they were refused, or only looked. */
  idle?: ReadonlySet<FindingStep>;
}

export function* starts(
  steps: readonly FindingStep[],
  { culprit, idle }: Hints,
): Generator<readonly FindingStep[]> {
  const end = culprit ? steps.indexOf(culprit) + 1 : 0;
  const base = end > 0 ? steps.slice(0, end) : steps;
  const useful = base.filter((step, i) => i === base.length - 1 || !idle?.has(step));
  yield base.slice(-1);
  yield related(useful);
  yield useful.slice(-3);
  yield useful.slice(-9);
  yield useful;
  yield base.slice(-27);
  yield base;
  yield steps;
}

/** The last step, and those that name what it names, or what they name in turn. */
export function related(steps: readonly FindingStep[]): FindingStep[] {
  const last = steps.at(-1);
  if (!last) return [];
  const names = new Set(namesOf(last.send));
  return steps
    .toReversed()
    .filter((step) => {
      const own = [...namesOf(step.send)];
      if (step !== last && !own.some((name) => names.has(name))) return false;
      for (const name of own) names.add(name);
      return true;
    })
    .toReversed();
}

/** Members that choose a kind: the same there relates nothing. */
const CHOOSES = /^(execute|exec-oob|driver|type|qom-type)$/;

function* namesOf(value: JsonValue): Generator<string> {
  if (typeof value === 'string') {
    const name = value.split('/').at(-1) as string;
    if (/^[\w-]*[a-z][\w-]*\d(\.\w+)?$/.test(name)) yield name;
  } else if (Array.isArray(value)) {
    for (const element of value) yield* namesOf(element);
  } else if (isObject(value)) {
    for (const [member, inner] of Object.entries(value)) if (!CHOOSES.test(member)) yield* namesOf(inner);
  }
}
