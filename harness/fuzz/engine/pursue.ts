/** Takes an observation of a run to a finding: stored at once, made small, stored again. */
import { FINDING_FORMAT, type Finding } from '../../finding.js';
import type { FuzzFinding, FuzzNote } from '../../fuzz-events.js';
import { minimize } from '../minimize/minimize.js';
import type { Hints } from '../minimize/starts.js';
import { mayBlock } from '../oracle/may-block.js';
import { acts } from '../play/acts.js';
import { commandOf } from '../play/step.js';
import type { Findings } from '../store/findings.js';
import type { RunResult } from './run.js';
import type { Setting } from './setting.js';

export interface Pursuit {
  seed: number;
  run: number;
  minimize: boolean;
  stop(): boolean;
}

/** When it was found is the campaign's to add. */
type Told = FuzzNote | Omit<FuzzFinding, 'ms' | 'requests'>;

/** For making one smaller: enough tries for the essence of nearly all, and an end where each takes long (milliseconds). */
const EFFORT = { tries: 600, budget: 240_000 };

/** Final attempts, of which the finding tells how many showed it. */
const ATTEMPTS = 10;

export async function pursue(
  result: RunResult,
  setting: Setting,
  findings: Findings,
  { seed, run, minimize: small, stop }: Pursuit,
  emit: (event: Told) => void,
): Promise<void> {
  const { observation, steps, transcript } = result;
  if (!observation || !findings.isNew(observation)) return;
  const finding: Finding = {
    format: FINDING_FORMAT,
    ...observation,
    target: setting.description,
    files: { ...setting.files },
    steps,
    reproduced: [0, 0],
    seed,
    run,
    minimized: false,
    transcript,
  };
  const file = findings.put(finding);
  if (!small) return emit({ type: 'finding', finding, file });
  const effort = { ...EFFORT, attempts: ATTEMPTS, stop };
  const essence = await minimize(setting, observation, steps, effort, hintsOf(result));
  if (!essence) return lost(finding, file, findings, emit);
  const { observation: seen, ...rest } = essence;
  const excuse = seen.kind === 'hang' ? mayBlock(essence.steps) : null;
  if (excuse !== null) {
    findings.drop(finding, true);
    return emit({ type: 'note', message: `no finding: ${finding.title}, which ${excuse}` });
  }
  const final: Finding = { ...finding, ...seen, ...rest, minimized: true };
  // The same command need not be under way each time: the essence may be known under its own name.
  const renamed = seen.signature !== observation.signature;
  if (renamed) {
    findings.drop(finding, true);
    if (findings.has(seen)) return;
  }
  emit({ type: 'finding', finding: final, file: findings.put(final) });
}

function hintsOf({ answers, culprit }: RunResult): Hints {
  const idle = answers.filter(({ step, succeeded }) => !succeeded || !acts(commandOf(step) ?? ''));
  return { culprit, idle: new Set(idle.map(({ step }) => step)) };
}

/** A crash was a crash, even if it does not come again; anything else that does not come again proves nothing. */
function lost(finding: Finding, file: string, findings: Findings, emit: (event: Told) => void): void {
  if (finding.kind !== 'crash') {
    findings.drop(finding, true);
    emit({ type: 'note', message: `not seen again, so not kept: ${finding.title}` });
    return;
  }
  const once: Finding = { ...finding, reproduced: [0, ATTEMPTS] };
  findings.put(once);
  emit({ type: 'finding', finding: once, file });
}
