/** `query`: the effect shows in what a query returns. */
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonValue } from '../../../../schema/json.js';
import { stringifyJson } from '../../../../schema/json-text.js';
import type { QueryStep } from '../format.js';
import { matches, type Pattern } from '../match.js';
import type { Problem, Scene } from '../scene.js';
import { ask, refused } from './ask.js';
import { departs, shorten } from './departs.js';

/** Milliseconds for an effect to show that is not there at once; it is asked for ever more rarely. */
const PATIENCE = 15_000;
const PAUSE = { first: 1, growth: 1.5, most: 50 };

export async function query(step: QueryStep, scene: Scene): Promise<Problem | null> {
  const { query: execute, eventually, save = {}, session } = step;
  const args = scene.fill(step.arguments ?? {});
  const deadline = performance.now() + (eventually ? PATIENCE : 0);
  for (let wait = PAUSE.first; ; wait = Math.min(wait * PAUSE.growth, PAUSE.most)) {
    const reply = await ask(scene, execute, args, { session });
    if (!('return' in reply)) return refused(execute, reply);
    const value = reply.return as JsonValue;
    const problem = shows(step, value, scene);
    if (!problem) {
      scene.save(save, value);
      return null;
    }
    if (performance.now() >= deadline) return problem;
    await pause(wait);
  }
}

function shows({ query: name, has, lacks, is }: QueryStep, value: JsonValue, scene: Scene): Problem | null {
  const listed = Array.isArray(value) ? value : [value];
  const told = (message: string, pattern: Pattern): Problem => ({
    check: 'scenario/effect',
    message: `${name} ${message}`,
    expected: pattern,
    actual: value,
  });
  const [wanted, unwanted] = [has, lacks].map((p) => (p === undefined ? undefined : scene.fill(p)));
  if (wanted !== undefined && !listed.some((one) => matches(wanted, one)))
    return told(`does not show ${stringifyJson(wanted)}`, wanted);
  const found = unwanted === undefined ? undefined : listed.find((one) => matches(unwanted, one));
  if (unwanted !== undefined && found !== undefined)
    return told(`shows ${shorten(stringifyJson(found))}, which should not be there`, unwanted);
  return is === undefined ? null : departs(name, scene.fill(is), value);
}
