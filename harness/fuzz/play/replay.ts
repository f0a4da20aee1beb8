/** Plays steps on a fresh target and tells what came of it. */
import type { FindingStep, Symptom } from '../../finding.js';
import type { TranscriptEntry } from '../../results.js';
import type { FuzzConfig } from '../engine/config.js';
import type { Sought } from '../oracle/sought.js';
import { judgeAccepted } from '../oracle/violation.js';
import { repeat } from './repeat.js';
import { PlayStage } from './stage.js';
import { commandOf, groupsOf } from './step.js';

export type Replay = Pick<FuzzConfig, 'pool' | 'profile' | 'monitors' | 'files' | 'timeout'> & {
  /** Steps that are not sent, whatever they would show: of a finding that is not ours, however small it is made. */
  refuses?: (steps: readonly FindingStep[]) => boolean;
};

export interface Played {
  observation: Symptom | null;
  transcript: TranscriptEntry[];
}

/** Milliseconds that a target may take to die of what it has already answered. */
const AFTERMATH = 100;

/** Throws TargetError when no target can be had. */
export async function play(replay: Replay, steps: readonly FindingStep[], sought: Sought): Promise<Played> {
  const { pool, profile, monitors, files, timeout, refuses } = replay;
  if (refuses?.(steps)) return { observation: null, transcript: [] };
  const target = await pool.take();
  const stage = new PlayStage({ target, profile, monitors, files, timeout });
  try {
    const observation = sought.leak
      ? (await repeat(stage, steps, () => target.usage())).leak
      : await observe(stage, steps, sought);
    return { observation, transcript: stage.transcript() };
  } finally {
    await stage.end();
  }
}

async function observe(
  stage: PlayStage,
  steps: readonly FindingStep[],
  { refused }: Sought,
): Promise<Symptom | null> {
  let accepted: Symptom | null = null;
  const groups = groupsOf(steps);
  for (const [number, group] of groups.entries()) {
    const outcome = await stage.send(group, ({ value }, index) => {
      const last = number === groups.length - 1 && index === group.length - 1;
      const command = commandOf(group[index] as FindingStep);
      if (last && refused && command !== null && 'return' in value) {
        accepted = judgeAccepted(command, refused.path, refused.defect, value);
      }
    });
    if (outcome.kind === 'observed') return outcome.observation;
    if (outcome.kind === 'over') return null;
  }
  if (accepted) return accepted;
  const command = commandOf(steps.at(-1) as FindingStep) ?? 'raw bytes';
  await stage.target.endedWithin(AFTERMATH);
  const after = await stage.stillServes(command);
  return after.kind === 'observed' ? after.observation : null;
}
