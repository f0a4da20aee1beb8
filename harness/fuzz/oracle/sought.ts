import type { Symptom } from '../../finding.js';

/** What steps are played for, where their replies alone do not tell. */
export interface Sought {
  /** The last step must be refused, for this defect. */
  refused?: { path: string; defect: string };
  /** The steps are one round of many, of which nothing may be kept. */
  leak?: true;
}

export function soughtOf({ kind, observed }: Symptom): Sought {
  if (kind === 'leak') return { leak: true };
  return kind === 'accepted'
    ? { refused: { path: String(observed.path), defect: String(observed.defect) } }
    : {};
}
