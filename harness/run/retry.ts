/** A failing case runs again, alone, on a fresh target, before it is reported. */
import type { Case, Finding } from '../../suites/case.js';
import { TargetError } from '../target/error.js';
import type { CaseRun } from './case-run.js';
import { crashIn, crashRecord } from './crash.js';
import type { RunState } from './plan.js';
import { STATE_CHECK } from './probe-alone.js';
import type { CaseVerdict } from './recorder.js';
import { runCase } from './run-case.js';
import type { Query } from './state-digest.js';
import { TestTarget } from './test-target.js';
import { RunOver } from './underway.js';

/** Failures of one check that are confirmed one by one. A server that breaks a rule everywhere would take hours. */
const CONFIRMED_EACH = 100;
/** Those that are shown by waiting in vain cost the whole time-out each. */
const CONFIRMED_SLOW = 10;
const SLOW = /^(liveness|event)\/|\/(missing|goes-on)$/;

/** What a probe may have done besides its reply, which the queries after it show. */
const AFTERWARDS = new RegExp(`^(${STATE_CHECK}|liveness/.*)$`);

/** Attempts to see a failure again. */
const TRIES = 2;

/** `before`: a run on a fresh target, which came after one that had failed, too. `first`: the run that failed. */
export async function retryFailure(
  testCase: Case,
  findings: Finding[],
  state: RunState,
  before: CaseRun | null = null,
  first: CaseRun | null = null,
): Promise<void> {
  const check = findings[0]?.check ?? '';
  const already = state.confirmed.get(check) ?? 0;
  if (already >= (SLOW.test(check) ? CONFIRMED_SLOW : CONFIRMED_EACH)) {
    const reason = `not repeated alone: ${already} other failures of ${check} were, and came again`;
    const shown = ownExchange(findings, before ?? first);
    return state.recorder.record(testCase, { outcome: 'fail', confirmed: false, reason, ...shown });
  }
  // A probe that failed otherwise fails before its effects are looked at.
  const bystander = 'probe' in testCase && !findings.some((f) => AFTERWARDS.test(f.check));
  const queries = bystander ? [] : state.queries;
  // Only here it is waited for replies that come late.
  const enough = before !== null && !before.findings.some((f) => f.check === 'liveness/no-reply');
  let again = enough ? before : await alone(testCase, state, queries);
  // What comes now and then is a fault, too.
  for (let tries = 1; tries < TRIES && findingsOf(again, state).length === 0 && !again.aborted?.late; tries++)
    again = await alone(testCase, state, queries);
  const { ms, transcript, stderr, command } = again;
  const repeated = findingsOf(again, state);
  const came = again.aborted
    ? `could not be tried (${again.aborted.reason})`
    : repeated.length > 0
      ? 'failed otherwise'
      : 'passed';
  const crash =
    first && !again.guestLeft && !again.aborted?.late && !crashIn(repeated)
      ? crashRecord(testCase, first, `Alone on ${freshness(state)} the case ${came}.`)
      : null;
  // It is shown for itself; the case is what it is when it is tried again.
  if (crash) state.crash(crash);
  if (repeated.length > 0) {
    state.confirmed.set(check, already + 1);
    state.recorder.record(testCase, {
      outcome: 'fail',
      confirmed: true,
      findings: repeated,
      ms,
      transcript,
      ...(stderr === undefined ? {} : { stderr }),
      ...(command === undefined ? {} : { command }),
    });
  } else if (again.aborted?.late) {
    const { outcome, reason } = again.aborted;
    state.recorder.record(testCase, { outcome, reason, ms });
  } else if (again.guestLeft && again.aborted) {
    state.recorder.record(testCase, { ...again.aborted, ms });
  } else {
    const alone = again.aborted
      ? `came to nothing alone on ${freshness(state)} (${again.aborted.reason})`
      : `passed alone on ${freshness(state)}`;
    if (crash) return state.recorder.record(testCase, { ...(again.aborted ?? { outcome: 'pass' }), ms });
    const reason = `failed once, after other cases, and ${alone}: ${findings[0]?.message}`;
    state.recorder.record(testCase, { outcome: 'blocked', confirmed: false, reason, findings, ms });
  }
}

/** A request that got no reply among others, alone on a target that is waited for longer. */
export async function confirmSuspect(testCase: Case, state: RunState): Promise<void> {
  if (state.stop()) return;
  const caseRun = await alone(testCase, state);
  const { seen, violations, aborted, ms, transcript, stderr, command } = caseRun;
  for (const id of seen) state.observations.seen(id);
  for (const { caseId, finding } of violations)
    if (state.observations.violated(caseId, testCase.id, finding))
      state.itemOf.set(testCase.id, { kind: 'single', testCase });
  const findings = findingsOf(caseRun, state);
  if (aborted) {
    const { outcome, reason } = aborted;
    state.recorder.record(testCase, { outcome, reason, ms });
  } else if (findings.length === 0) state.recorder.record(testCase, { outcome: 'pass', ms });
  else
    state.recorder.record(testCase, {
      outcome: 'fail',
      confirmed: true,
      findings,
      ms,
      transcript,
      ...(stderr === undefined ? {} : { stderr }),
      ...(command === undefined ? {} : { command }),
    });
}

/** Of a failure that is one of many only its own messages are kept. `caseRun`: the one that gave the findings. */
export function ownExchange(
  findings: readonly Finding[],
  caseRun: Pick<CaseRun, 'transcript' | 'command' | 'stderr'> | null,
): Pick<CaseVerdict, 'findings' | 'transcript' | 'command' | 'stderr'> {
  const places = findings.flatMap(({ at }) => at ?? []);
  if (caseRun === null || places.length === 0) return { findings: [...findings] };
  const { transcript, command, stderr } = caseRun;
  const start = Math.min(...places.map(({ from }) => from));
  const end = Math.max(...places.map(({ to }) => to));
  return {
    findings: findings.map(({ at, ...rest }) =>
      at ? { ...rest, at: { from: at.from - start, to: at.to - start } } : rest,
    ),
    transcript: transcript.slice(start, end),
    ...(command === undefined ? {} : { command }),
    ...(stderr === undefined ? {} : { stderr }),
  };
}

/** A failure in which the target has no part needs no other target to be confirmed. */
export function certain(testCase: Case, { findings, ms }: CaseRun, { recorder }: RunState): void {
  recorder.record(testCase, { outcome: 'fail', confirmed: true, findings, ms });
}

/** Its own findings, and those of traffic cases that are not part of the run. */
function findingsOf({ findings, violations }: CaseRun, { observations }: RunState): Finding[] {
  return [...findings, ...violations.filter((v) => !observations.lists(v.caseId)).map((v) => v.finding)];
}

/** One run on a test target of its own. */
export async function alone(
  testCase: Case,
  state: RunState,
  queries: readonly Query[] = state.queries,
): Promise<CaseRun> {
  const { machine } = testCase.needs;
  const testTarget = await state
    .confirmingTestTarget(machine)
    .catch((error: unknown) => notStarted(machine, error));
  if (!(testTarget instanceof TestTarget)) return testTarget;
  try {
    return await runCase(testTarget, testCase, queries);
  } finally {
    await testTarget.end();
    state.requests += testTarget.requests;
  }
}

/** A target that does not start is no reason to end the run: see starts.ts. */
export function notStarted(machine: readonly string[] | undefined, error: unknown): CaseRun {
  if (!(error instanceof TargetError) || error instanceof RunOver) throw error;
  const reason = machine
    ? `the target does not start with ${machine.join(' ')}: ${error.message}`
    : `the target did not start again: ${error.message}`;
  return {
    findings: [],
    violations: [],
    seen: new Set(),
    aborted: { outcome: 'blocked', reason },
    transcript: [],
    ms: 0,
    noContact: true,
    tainted: true,
  };
}

export function freshness({ may }: RunState): string {
  return may.restartable ? 'a fresh target' : 'a new session';
}
