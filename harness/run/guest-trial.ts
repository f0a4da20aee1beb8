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
    const testTarget = await state.newTestTarget();
    try {
      const session = await testTarget.main();
      await session.execute('cont');
      await testTarget.until(
        async () => testTarget.guestEnd !== null || testTarget.target.ended !== null,
        WAIT_MS,
      );
    } finally {
      await testTarget.end();
      state.requests += testTarget.requests;
      if (testTarget.guestEnd !== null) state.profile.features.set(STAYS, testTarget.guestEnd);
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
  { profile: { simulation, facts } }: RunState,
): boolean {
  if (guestLeft) return true;
  return !machine && !simulation && !facts.attached && findings.length > 0 && isOrderly(ending ?? null);
}

/** What the run has shown since it began: cases that need it are not started for nothing. */
export function learnedToLack(testCase: Case, { profile, may }: RunState): Unmet | null {
  if ('traffic' in testCase || !profile.features.has(STAYS)) return null;
  return unmetNeed(testCase, profile, may);
}
