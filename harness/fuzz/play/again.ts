/** Whether a finding can be seen again. */
import type { FuzzFinding, Symptom } from '../../finding.js';
import { soughtOf } from '../oracle/sought.js';
import { play, type Replay } from './replay.js';

/** `same`: what counts as the finding again. Rejects with TargetError when there is no target to be had. */
export async function seenAgain(
  finding: FuzzFinding,
  replay: Replay,
  same: (a: Symptom, b: Symptom) => boolean,
  attempts: number,
): Promise<{ observation: Symptom | null; other: Symptom | null }> {
  let other: Symptom | null = null;
  for (let i = 0; i < attempts; i++) {
    const { observation } = await play(replay, finding.steps, soughtOf(finding));
    if (observation && same(observation, finding)) return { observation, other: null };
    other ??= observation;
  }
  return { observation: null, other };
}
