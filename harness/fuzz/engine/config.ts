/** All that stays the same during a campaign. */
import type { Monitor } from '../../../suites/monitor.js';
import type { FindingTarget } from '../../finding.js';
import type { TargetProfile } from '../../run/target-profile.js';
import type { Target } from '../../target/target.js';
import type { Role } from '../guide/weights.js';
import type { InitialState } from '../state/initial-state.js';
import type { LiveQuery } from '../state/reading.js';

/** Where fresh targets come from; each is its taker's to end. */
export interface FuzzTargets {
  take(): Promise<Target>;
  readonly boots: number;
}

export interface FuzzConfig {
  /** How the target is started, for the findings. */
  description: FindingTarget;
  pool: FuzzTargets;
  profile: TargetProfile;
  monitors: readonly Monitor[];
  files: Readonly<Record<string, number>>;
  /** Milliseconds. */
  timeout: number;
  world: InitialState;
  liveQueries: readonly LiveQuery[];
  roles: ReadonlyMap<string, Role>;
  unchecked(command: string): boolean;
}
