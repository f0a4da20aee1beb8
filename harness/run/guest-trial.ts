/** Whether the guest of the user's machine goes on: no query tells, so a target of its own lets it run, once a run. */
import type { Case } from '../../suites/case.js';
import { NoReply, SessionClosed } from '../qmp/errors.js';
import { TargetError } from '../target/error.js';
import type { CaseRun } from './case-run.js';
import { isOrderly, STAYS } from './guest-end.js';
import type { RunState } from './plan.js';
import { type Unmet, unmetNeed } from './requirements.js';

/** Milliseconds in which a guest that has nothing to boot says so, on a loaded machine. */
const WAIT_MS = 5000;

/** Keeps how the guest ended, if it does, with what else is known of the target; one that goes on leaves that as it is. */
export async function tryGuest(state: RunState): Promise<void> {
  try {
    const lab = await state.newLab();
    try {
      const session = await lab.main();
      await session.execute('cont');
      await lab.until(async () => lab.guestEnd !== null || lab.target.ended !== null, WAIT_MS);
    } finally {
      await lab.end();
      state.requests += lab.requests;
      if (lab.guestEnd !== null) state.knowledge.features.set(STAYS, lab.guestEnd);
    }
  } catch (error) {
    if (!(error instanceof NoReply || error instanceof SessionClosed || error instanceof TargetError))
      throw error;
  }
}

/** Whether only a trial can say who ended the target: it exited in good order, and no guest was heard of. */
export function mayBeTheGuest(
  { needs: { machine } }: Case,
  { guestLeft, findings, ending }: CaseRun,
  { knowledge: { invents, facts } }: RunState,
): boolean {
  if (guestLeft) return true;
  return !machine && !invents && !facts.attached && findings.length > 0 && isOrderly(ending ?? null);
}

/** What the run has shown since it began: cases that need it are not started for nothing. */
export function learnedToLack(testCase: Case, { knowledge, may }: RunState): Unmet | null {
  if ('traffic' in testCase || !knowledge.features.has(STAYS)) return null;
  return unmetNeed(testCase, knowledge, may);
}
