import type { Observation } from '../../finding.js';

/** What is wrong with a request that must be refused. */
export interface Refused {
  path: string;
  defect: string;
}

/** Of an accepted request: why it must not be. Undefined of every other observation. */
export function refusedOf({ kind, observed }: Observation): Refused | undefined {
  return kind === 'accepted' ? { path: String(observed.path), defect: String(observed.defect) } : undefined;
}
