/** Takes an observation of a run to a finding: stored at once, made small when its turn comes, stored again. */

import type { JsonValue } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';
import { acts } from '../../../schema/qemu/effects.js';
import { FINDING_FORMAT, type FindingStep, type FuzzFinding } from '../../finding.js';
import type { FuzzFindingEvent, FuzzNote } from '../../fuzz-events.js';
import { minimize } from '../minimize/minimize.js';
import type { Hints } from '../minimize/starts.js';
import { sameBug } from '../oracle/same.js';
import { seenAgain } from '../play/again.js';
import { commandOf } from '../play/step.js';
import type { Findings } from '../store/findings.js';
import type { FuzzConfig } from './config.js';
import type { FuzzRunResult } from './run.js';

/**
 * What may keep a server from answering anybody, by design: it was told to be slow, or to wait for somebody who is not
 * there. A hang that takes one of these is no finding. Pure.
 */

const REASONS: readonly { sends: RegExp; because: string }[] = [
  {
    // A node or a device with a limit: a group that nobody uses holds up nothing.
    sends: /block_set_io_throttle|throttling\.|throttle-group"?\s*[:=]/,
    because: 'may be: a limit on input and output makes requests take as long as it says',
  },
  {
    sends: /latency-ns\b/,
    because: 'may be: a driver that plays a slow disk takes as long as it is told to',
  },
  {
    // From a gigabyte on, also as a negative number, which is as much as there is.
    sends:
      /"execute":"p?memsave".*"size":(-|\d{10})|\bp?memsave \S+ (-|\d{10}|0x([4-9a-f]|[\da-f]{2})[\da-f]{7})/,
    because: 'may be: it saves as much memory as it is told to',
  },
  {
    sends: /vhost-user|cryptodev-vhost|ivshmem-doorbell/,
    because: 'may be: it waits for the program behind a socket, which nobody plays',
  },
];

/** Null when nothing among the steps may block. */
export function mayBlock(steps: readonly FindingStep[]): string | null {
  const text = steps.map(({ send }) => stringifyJson(send as JsonValue)).join('\n');
  return REASONS.find(({ sends }) => sends.test(text))?.because ?? null;
}

/** When it was found is the campaign's to add. */
export type TriageNews = FuzzNote | Omit<FuzzFindingEvent, 'ms' | 'requests'>;

/** For making one smaller: enough tries for the essence of nearly all, and an end where each takes long (milliseconds). */
const EFFORT = { tries: 600, budget: 240_000 };
/** A hang takes as long as it is waited for, each time. */
const HANG_EFFORT = { tries: 60, budget: 120_000 };

/** Final attempts, of which the finding tells how many showed it. */
export const ATTEMPTS = 10;

/** Times that all the steps are played again before it is made small. */
const CONFIRMATIONS = 2;

/** What a run has come upon, stored; null where it is nothing new. */
export function recordFinding(
  { observation, steps, culprit, transcript }: FuzzRunResult,
  setting: FuzzConfig,
  findings: Findings,
  from: { seed: number; run: number },
): FuzzFinding | null {
  if (!observation || !findings.isNew(observation)) return null;
  // What was sent together with it, and after it, has no part in the acceptance of a request.
  const end = observation.kind === 'accepted' && culprit ? steps.indexOf(culprit) + 1 : steps.length;
  const finding: FuzzFinding = {
    format: FINDING_FORMAT,
    ...observation,
    target: setting.description,
    files: { ...setting.files },
    steps: steps.slice(0, end),
    reproduced: [0, 0],
    ...from,
    minimized: false,
    transcript,
  };
  findings.put(finding);
  return finding;
}

/**
 * Looks for it once more, on a fresh target, with all steps that led there; null where it is none. That a crash does not
 * come again does not make it none.
 */
export async function confirm(
  finding: FuzzFinding,
  setting: FuzzConfig,
  findings: Findings,
  stop: () => boolean,
): Promise<FuzzFinding | null> {
  // Whether one that may wait by design does so is told when it is small.
  if (finding.kind === 'hang' && mayBlock(finding.steps) !== null) return finding;
  for (let tried = 1; tried <= CONFIRMATIONS && !stop(); tried++) {
    const { observation } = await seenAgain(finding, setting, sameBug, 1);
    if (!observation) continue;
    const confirmed: FuzzFinding = { ...finding, reproduced: [1, tried] };
    findings.put(confirmed);
    return confirmed;
  }
  if (stop() || finding.kind === 'crash') return finding;
  findings.drop(finding);
  return null;
}

/** Makes it small, and tells what has become of it. */
export async function triage(
  finding: FuzzFinding,
  hints: Hints,
  setting: FuzzConfig,
  findings: Findings,
  stop: () => boolean,
): Promise<TriageNews | null> {
  const effort = { ...(finding.kind === 'hang' ? HANG_EFFORT : EFFORT), attempts: ATTEMPTS, stop };
  const essence = await minimize(setting, finding, finding.steps, effort, hints);
  // Broken off: what there is so far was not seen often enough to take the place of what was found.
  if (stop() && (essence?.reproduced[1] ?? 0) < ATTEMPTS) return null;
  const again = essence && (finding.kind === 'crash' || essence.reproduced[0] > 0);
  if (!again) return lost(finding, findings);
  const { observation: seen, ...rest } = essence;
  const excuse = seen.kind === 'hang' ? mayBlock(essence.steps) : null;
  if (excuse !== null) {
    findings.drop(finding);
    return { type: 'note', message: `no finding: ${finding.title}, as ${excuse}` };
  }
  // The same command need not be under way each time: the essence may be known under its own name.
  if (seen.signature !== finding.signature) {
    findings.drop(finding);
    if (findings.has(seen)) return null;
  }
  const final: FuzzFinding = { ...finding, ...seen, ...rest, minimized: true };
  return { type: 'finding', finding: final, file: findings.put(final) };
}

export function hintsOf({ answers, culprit }: FuzzRunResult): Hints {
  const idle = answers.filter(({ step, succeeded }) => !succeeded || !acts(commandOf(step) ?? ''));
  return { culprit, idle: new Set(idle.map(({ step }) => step)) };
}

/** A crash was a crash, even if it does not come again; anything else that does not come again proves nothing. */
function lost(finding: FuzzFinding, findings: Findings): TriageNews {
  if (finding.kind !== 'crash') {
    findings.drop(finding);
    return notSeenAgain(finding);
  }
  const once: FuzzFinding = { ...finding, reproduced: [0, ATTEMPTS] };
  return { type: 'finding', finding: once, file: findings.put(once) };
}

export function notSeenAgain({ title }: FuzzFinding): FuzzNote {
  return { type: 'note', message: `not seen again, so not kept: ${title}` };
}
