/** One run: a fresh target, what a mode sends to it, and how it ended. */
import type { Random } from 'fast-check';
import type { Requests } from '../../../generators/fuzz/requests.js';
import type { FindingStep, Symptom } from '../../finding.js';
import type { TranscriptEntry } from '../../results.js';
import type { Target } from '../../target/target.js';
import type { CorpusEntry } from '../guide/corpus.js';
import type { CommandRecord } from '../guide/coverage.js';
import type { Mode, RunContext } from '../modes/mode.js';
import { repeat } from '../play/repeat.js';
import { type PlayOutcome, PlayStage } from '../play/stage.js';
import { commandOf } from '../play/step.js';
import { LiveState } from '../state/live-state.js';
import type { Answer } from './answers.js';
import type { FuzzConfig } from './config.js';

/**
 * Milliseconds for the first 122 rounds of what may leak. QEMU spends 60 ms on each device_add that it refuses: thousands
 * of those would keep a whole campaign waiting. An ordinary request is a hundred times faster than this.
 */
const ALLOWANCE = 1_000;

export interface RunStart {
  random: Random;
  requests: Requests;
  records: ReadonlyMap<string, CommandRecord>;
  fatal: ReadonlyMap<string, number>;
  corpus: readonly CorpusEntry[];
  mode: Mode;
  length: number;
  /** Asked between groups; true ends the run early. */
  stop(): boolean;
}

export interface FuzzRunResult {
  steps: FindingStep[];
  /** Requests sent. */
  sent: number;
  answers: Answer[];
  /** The request that ended it. */
  culprit: FindingStep | null;
  observation: Symptom | null;
  /** Why it ended early, if that is no finding. */
  excused: string | null;
  transcript: TranscriptEntry[];
}

export async function playRun(target: Target, setting: FuzzConfig, start: RunStart): Promise<FuzzRunResult> {
  const { profile, monitors, files, timeout, world, liveQueries, roles, unchecked } = setting;
  const stage = new PlayStage({ target, profile, monitors, files, timeout });
  const live = new LiveState(world);
  start.requests.live = live;
  const result: FuzzRunResult = {
    steps: [],
    sent: 0,
    answers: [],
    culprit: null,
    observation: null,
    excused: null,
    transcript: [],
  };
  const conclude = (outcome: PlayOutcome) => {
    if (outcome.kind === 'observed') result.observation ??= outcome.observation;
    if (outcome.kind === 'over') result.excused = outcome.reason;
    if (outcome.kind !== 'answered') result.culprit ??= outcome.culprit ?? null;
    return outcome.kind === 'answered' && result.observation === null;
  };
  const context: RunContext = {
    ...start,
    live,
    liveQueries,
    roles,
    commands: profile.model.commands,
    oob: profile.capabilities.includes('oob'),
    sessions: profile.sessions,
    unchecked,
    answers: result.answers,
    observe: (observation, step) => {
      if (result.observation) return;
      result.observation = observation;
      result.culprit = step;
    },
    async send(group, onReply = () => {}) {
      if (result.observation || start.stop()) return false;
      result.steps.push(...group);
      result.sent += group.length;
      return conclude(await stage.send(group, onReply));
    },
    async repeat(steps) {
      if (result.observation || start.stop()) return false;
      const { sent, outcome, leak } = await repeat(stage, steps, () => target.usage(), {
        allowance: ALLOWANCE,
        stop: start.stop,
      });
      result.sent += sent.length;
      result.observation ??= leak;
      // The steps of a leak are one round of it.
      result.steps = leak ? steps : [...result.steps, ...sent];
      return conclude(outcome);
    },
  };
  try {
    await start.mode.play(context, start.length);
    if (!result.observation && result.excused === null && result.steps.length > 0) {
      const outcome = await stage.stillServes(lastCommand(result.steps));
      if (outcome.kind === 'observed') result.observation = outcome.observation;
      if (outcome.kind === 'over') result.excused = outcome.reason;
    }
    if (result.observation) result.transcript = stage.transcript();
    return result;
  } finally {
    await stage.end();
  }
}

function lastCommand(steps: readonly FindingStep[]): string {
  const last = steps.at(-1);
  return (last && commandOf(last)) ?? 'raw bytes';
}
