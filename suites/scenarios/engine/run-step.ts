/** Performs one step; what it returns went wrong. A new kind of step is a file below `steps/` and a line here. */

import type { Problem, ScenarioContext } from './context.js';
import type { PlacedStep } from './place.js';
import { event, noEvent } from './steps/event.js';
import { query } from './steps/query.js';
import { request } from './steps/request.js';
import { stimulus } from './steps/stimulus.js';

export function runStep(step: PlacedStep, scene: ScenarioContext): Promise<Problem | null> {
  if ('execute' in step) return request(step, scene);
  if ('query' in step) return query(step, scene);
  if ('event' in step) return event(step, scene);
  if ('no_event' in step) return noEvent(step, scene);
  return stimulus(step, scene);
}
