/** `stimulus`: something done from outside of QMP. */

import type { Problem, ScenarioContext } from '../context.js';
import type { StimulusStep } from '../format.js';
import { departs } from './departs.js';

export async function stimulus(step: StimulusStep, scene: ScenarioContext): Promise<Problem | null> {
  const { stimulus: name, with: args = {}, returns, save = {}, eventually } = step;
  // What it causes is announced to sessions that are there.
  (await scene.session()).mark();
  let problem: Problem | null = null;
  const look = async () => {
    const value = await scene.context.stimulate(name, scene.fill(args), scene.guarded);
    scene.save(save, value);
    problem = returns === undefined ? null : departs(name, scene.fill(returns), value);
    return problem === null;
  };
  if (eventually) await scene.context.until(look, scene.patience);
  else await look();
  return problem;
}
