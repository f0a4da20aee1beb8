/** One probe on a session of its own, without others beside it. */
import type { Finding, ProbeCase } from '../../suites/case.js';
import { standsOnRules } from '../../suites/rules.js';
import type { Connection } from '../qmp/connection.js';
import { EarlyEnd, standing } from './liveness.js';
import { changes, type Digest, type Query, takeDigest } from './state-digest.js';
import type { TestTarget } from './test-target.js';
import type { Trail } from './trail.js';

/** A request that was refused changed something (W30). */
export const STATE_CHECK = 'rejection/state';

export interface Contact {
  /** Whether the target was turned to, be it in vain. */
  made: boolean;
  /** The session on which queries are asked that are no part of the case. */
  aside: Connection | null;
}

/** What an attempt leaves behind. */
export interface Outlets {
  /** `at`: when what it is about was over, where it was seen later only. */
  fail(finding: Finding, at?: number): void;
  trail: Trail;
  contact: Contact;
}

export async function probeAlone(
  testTarget: TestTarget,
  testCase: ProbeCase,
  queries: readonly Query[],
  { fail, trail, contact }: Outlets,
): Promise<void> {
  contact.made = true;
  const session = await testTarget.main((opened) => trail.follow(opened));
  const { execute, arguments: args, judge, keepsState } = testCase.probe;
  trail.follow(session, session.transcript.length);
  const before = keepsState ? await quiet(session, queries) : null;
  // That the queries were answered is not worth keeping, unless a monitor found fault with it.
  if (trail.clean) trail.follow(session, session.transcript.length);
  session.mark();
  const reply = await session.execute(execute, args);
  const replied = performance.now();
  const judgement = judge(reply);
  if (!Array.isArray(judgement)) throw new EarlyEnd('blocked', judgement.undecided);
  for (const finding of judgement) fail(finding);
  if (!before || judgement.length > 0) return;
  const after = await takeDigest(session, before.queries);
  const changed = changes(before.digest, after);
  if (changed.length > 0) fail(stateChanged(testCase, changed), replied);
}

/** A digest over those queries that answer the same twice: what changes by itself proves nothing. */
async function quiet(
  session: Connection,
  queries: readonly Query[],
): Promise<{ digest: Digest; queries: readonly Query[] }> {
  const first = await takeDigest(session, queries);
  const second = await takeDigest(session, queries);
  const restless = new Set(changes(first, second));
  const still = [...second].filter(([key]) => !restless.has(key));
  return {
    digest: new Map(still),
    queries: queries.filter((_, i) => !restless.has([...second.keys()][i] as string)),
  };
}

function stateChanged(testCase: ProbeCase, changed: string[]): Finding {
  return {
    check: STATE_CHECK,
    message: `the rejected request changed what ${changed.join(', ')} answers`,
    expected: 'the state as before',
    actual: changed,
    ...standsOnRules(['W30']),
    cites: standing(['W30'], testCase.cites),
  };
}
