/** All that stays the same during a campaign. */
import type { Monitor } from '../../../suites/monitor.js';
import type { FindingTarget } from '../../finding.js';
import type { Knowledge } from '../../run/knowledge.js';
import type { Target } from '../../target/target.js';
import type { Role } from '../guide/weights.js';
import type { LiveQuery } from '../state/reading.js';
import type { World } from '../state/world.js';

/** Where fresh targets come from; each is its taker's to end. */
export interface Supply {
  take(): Promise<Target>;
  readonly boots: number;
}

export interface Setting {
  /** How the target is started, for the findings. */
  description: FindingTarget;
  supply: Supply;
  knowledge: Knowledge;
  monitors: readonly Monitor[];
  files: Readonly<Record<string, number>>;
  /** Milliseconds. */
  timeout: number;
  world: World;
  liveQueries: readonly LiveQuery[];
  roles: ReadonlyMap<string, Role>;
  unchecked(command: string): boolean;
}
