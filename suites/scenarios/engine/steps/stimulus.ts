/** `stimulus`: something done from outside of QMP. */
import type { StimulusStep } from '../format.js';
import type { Problem, Scene } from '../scene.js';
import { departs } from './departs.js';

export async function stimulus(step: StimulusStep, scene: Scene): Promise<Problem | null> {
  // What it causes is announced to sessions that are there.
  (await scene.session()).mark();
  const value = await scene.context.stimulate(step.stimulus, scene.fill(step.with ?? {}));
  scene.save(step.save ?? {}, value);
  return step.returns === undefined ? null : departs(step.stimulus, scene.fill(step.returns), value);
}
