/** Which queries tell the state: those that are answered, and answer the same as long as nothing happens. */
import { NoReply, SessionClosed } from '../qmp/errors.js';
import type { RunState } from './plan.js';
import { changes, type Query, stateQueries, takeDigest } from './state-digest.js';
import type { TestTarget } from './test-target.js';

/** A server that leaves more of its queries unanswered has no state that could be compared. */
const MUTE = 4;

export async function stableQueries(state: Pick<RunState, 'profile' | 'newTestTarget'>): Promise<Query[]> {
  const { model, facts } = state.profile;
  const queries = stateQueries(model, facts.commands);
  const restless = await restlessOf(queries, state);
  if (restless) return without(queries, restless);
  const answered = await answeredOf(queries, state);
  return without(answered, (await restlessOf(answered, state)) ?? new Set(answered));
}

function without(queries: readonly Query[], left: ReadonlySet<Query>): Query[] {
  return queries.filter((query) => !left.has(query));
}

/** Queries that vary by themselves; null when one is not answered. */
async function restlessOf(
  queries: readonly Query[],
  state: Pick<RunState, 'newTestTarget'>,
): Promise<Set<Query> | null> {
  return onTestTarget(state, async (testTarget) => {
    const session = await testTarget.main();
    const first = await takeDigest(session, queries);
    const varying = new Set([
      ...changes(first, await takeDigest(session, queries)),
      ...changes(first, await takeDigest(session, queries)),
    ]);
    const keys = [...first.keys()];
    return new Set(queries.filter((_, i) => varying.has(keys[i] as string)));
  });
}

/** Asked one by one, each after a hang on a test target of its own. */
async function answeredOf(
  queries: readonly Query[],
  state: Pick<RunState, 'newTestTarget'>,
): Promise<Query[]> {
  const answered: Query[] = [];
  let asked = 0;
  for (let mute = 0; asked < queries.length && mute < MUTE; mute++, asked++) {
    await onTestTarget(state, async (testTarget) => {
      const session = await testTarget.main();
      for (; asked < queries.length; asked++) {
        const query = queries[asked] as Query;
        await session.execute(query.execute, query.arguments);
        answered.push(query);
      }
    });
  }
  return asked < queries.length ? [] : answered;
}

/** Null when the conversation broke off. */
async function onTestTarget<T>(
  state: Pick<RunState, 'newTestTarget'>,
  talk: (testTarget: TestTarget) => Promise<T>,
): Promise<T | null> {
  const testTarget = await state.newTestTarget();
  try {
    return await talk(testTarget);
  } catch (error) {
    if (error instanceof NoReply || error instanceof SessionClosed) return null;
    throw error;
  } finally {
    await testTarget.end();
  }
}
