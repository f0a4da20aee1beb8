/** Runs one case once, alone, on a test target. */
import type { Case, CaseContext, Finding, ProbeCase } from '../../suites/case.js';
import { NoReply, Unread } from '../qmp/errors.js';
import { ActionStage } from '../stimuli/stage.js';
import type { Ending } from '../target/ending.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import { bounded } from './bounded.js';
import type { CaseRun } from './case-run.js';
import { circumstances } from './circumstances.js';
import { crashIn } from './crash.js';
import { fullDisk } from './full-disk.js';
import { excusedByGuest, fatalForGuest, isOrderly, STAYS } from './guest-end.js';
import { brokenConversation, EarlyEnd, endedFinding, endedSoon } from './liveness.js';
import { type Contact, type Outlets, probeAlone } from './probe-alone.js';
import { type Query, takeDigest } from './state-digest.js';
import { holdBack, stimulate } from './stimulate.js';
import type { OpenOptions, TestTarget } from './test-target.js';
import { Trail } from './trail.js';

/** Messages kept of a conversation beside the case, where one of them broke a rule. */
const ASIDE_MESSAGES = 4;

/** Of one rule in one attempt: a server that floods may break it with every message. */
const MOST_VIOLATIONS = 100;

const NOTHING = { transcript: [], findings: [] };

export async function runCase(
  testTarget: TestTarget,
  testCase: Case,
  queries: readonly Query[],
): Promise<CaseRun> {
  const started = performance.now();
  const findings: Finding[] = [];
  const violations: CaseRun['violations'] = [];
  const seen = new Set<string>();
  const trail = new Trail();
  const contact: Contact = { made: false, aside: null };
  const { written } = testTarget.target;
  const times = new Map<string, number>();
  testTarget.sink = {
    seen: (id) => seen.add(id),
    violated: (caseId, finding) => {
      const before = times.get(caseId) ?? 0;
      times.set(caseId, before + 1);
      if (before >= MOST_VIOLATIONS) return;
      // What was asked beside the case is of interest only now.
      if (contact.aside) trail.alsoLast(ASIDE_MESSAGES, contact.aside);
      trail.report(finding, 'monitor');
      violations.push({ caseId, finding });
    },
  };
  const fail = (whole: Finding, at?: number) => {
    const finding = bounded(whole);
    trail.report(finding, 'case', at);
    findings.push(finding);
  };
  let early: CaseRun['aborted'] = null;
  let broken = false;
  const remarks: string[] = [];
  const stage = new ActionStage(testTarget.target, {
    boot: testTarget.another,
    watch: (machine) => testTarget.watch(machine),
  });
  try {
    if ('probe' in testCase) await probeAlone(testTarget, testCase, queries, { fail, trail, contact });
    else await converse(testTarget, testCase, queries, { fail, trail, contact, remarks, stage });
  } catch (error) {
    early = await ends(error, testTarget, testCase, { fail, trail, contact });
    broken = early === null;
  }
  await stage.end();
  const hungUp = findings.length > 0 && trail.closed;
  await testTarget.closeSessions();
  // A process that dies of what it was sent has closed its sessions before it is gone.
  const ended = hungUp ? await endedSoon(testTarget.target) : testTarget.target.ended;
  if (ended) trail.ended(ended.text);
  addDeath(findings, ended, testCase);
  for (const finding of findings) trail.keep(finding);
  const { machine, requires } = testCase.needs;
  const came = { findings, blocked: early?.outcome === 'blocked', ending: ended };
  const fatal = fatalForGuest(ended, testTarget.target.stderr(written));
  const guestEnd = fatal ?? (machine ? null : guestEndOf(testTarget, ended));
  const excuse = excusedByGuest(guestEnd, came, requires, fatal !== null);
  if (excuse !== null) early = { outcome: 'inapplicable', reason: excuse };
  const unsound =
    testTarget.fault === null ? fullDisk(testTarget.target, findings) : ownError(testTarget.fault);
  testTarget.fault = null;
  if (unsound !== null) early = { outcome: 'blocked', reason: unsound };
  const reported = [...findings, ...violations.map(({ finding }) => finding)];
  const told = reported.length === 0 ? NOTHING : trail.tell(reported);
  // That a target cannot be reached, or ends, is its doing.
  const silent = !contact.made && ended === null;
  return {
    findings: excuse === null && unsound === null ? told.findings.slice(0, findings.length) : [],
    violations: violations.map(({ caseId }, i) => ({
      caseId,
      finding: told.findings[findings.length + i] as Finding,
    })),
    seen,
    aborted: early,
    ...(excuse === null ? {} : { guestLeft: true as const }),
    ...(remarks.length > 0 ? { note: remarks.join('; ') } : {}),
    transcript: told.transcript,
    ...(ended ? { ending: ended } : {}),
    ...(reported.length > 0 || ended ? circumstances(testTarget.target, written) : {}),
    ms: performance.now() - started,
    noContact: silent,
    tainted: broken || ended !== null,
  };
}

/** A guest may end before anybody listens: where a target of its own has shown that it does, an orderly end is its doing. */
function guestEndOf({ guestEnd, profile }: TestTarget, ended: Ending | null): string | null {
  const seen = profile.features.get(STAYS);
  return guestEnd ?? (isOrderly(ended) && typeof seen === 'string' ? seen : null);
}

/** A case that waited in vain may not have seen why: that the target died is the stronger finding. */
function addDeath(findings: Finding[], ended: Ending | null, { cites }: Case): void {
  if (findings.length === 0 || crashIn(findings) || (ended?.kind !== 'signal' && ended?.kind !== 'abort'))
    return;
  const death = endedFinding(ended, cites);
  if (!(death instanceof EarlyEnd)) findings.unshift(death);
}

/** What the error that ended a case means: an early end, or one more finding. */
async function ends(
  error: unknown,
  testTarget: TestTarget,
  testCase: Case,
  { fail, trail }: Outlets,
): Promise<CaseRun['aborted']> {
  if (error instanceof EarlyEnd) return early(error);
  const late = await lateReply(error, testTarget);
  if (late instanceof EarlyEnd) return { ...early(late), late: true };
  const broken = await brokenConversation(late, testTarget.target, testCase.cites);
  if (broken === null) return { outcome: 'blocked', reason: internalError(error, testTarget.target) };
  if (broken instanceof EarlyEnd) return early(broken);
  if (testTarget.target.ended) trail.ended(testTarget.target.ended.text);
  fail(broken);
  return null;
}

/** A reply that came after all ends the case as blocked; where none came, the error says how long it was waited for. */
async function lateReply(error: unknown, testTarget: TestTarget): Promise<unknown> {
  const { late, target } = testTarget;
  if (!late || !(error instanceof NoReply) || error instanceof Unread || target.ended) return error;
  const { command, waited } = error.due;
  if (command === null || waited === undefined) return error;
  const debtor = { pid: target.pid, replies: () => testTarget.replies, gone: () => target.ended !== null };
  const lateness = await late.of(command, waited, debtor);
  if (lateness === null) return error;
  if ('cameAfter' in lateness) return new EarlyEnd('blocked', tooLate(command, lateness.cameAfter, waited));
  return new NoReply(`${error.message}, and none within ${seconds(lateness.noneWithin)} s`, error.due);
}

const seconds = (ms: number) => (ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 });

function tooLate(command: string, cameAfter: number, waited: number): string {
  return `the reply to ${command} came after ${seconds(cameAfter)} s here, later than the ${seconds(waited)} s that it was waited for`;
}

const early = ({ outcome, message, announced }: EarlyEnd): NonNullable<CaseRun['aborted']> => ({
  outcome,
  reason: message,
  ...(announced ? { announced } : {}),
});

/** Our own mistake is no verdict on the target, and no reason to lose the rest of the run. */
function internalError(error: unknown, { attached }: Target): string {
  if (error instanceof TargetError && attached) throw error;
  if (error instanceof TargetError) return `another target did not start: ${error.message}`;
  return ownError(error);
}

/** As the reason of a case that is blocked by it. */
export function ownError(error: unknown): string {
  const [first, place] = String((error as Error)?.stack ?? error).split('\n');
  return `an error of qmpspec itself, please report it: ${first} ${place?.trim() ?? ''}`;
}

/** Where a case that converses leaves what it finds. */
interface Scope extends Outlets {
  remarks: string[];
  stage: ActionStage;
}

async function converse(
  testTarget: TestTarget,
  testCase: Exclude<Case, ProbeCase>,
  queries: readonly Query[],
  { fail, trail, contact, remarks, stage }: Scope,
): Promise<void> {
  const { facts, model, introspection } = testTarget.profile;
  const open = async (options?: OpenOptions) => {
    contact.made = true;
    // Followed at once: what failed may be the greeting.
    return testTarget.open(options, (session) => trail.follow(session));
  };
  const context: CaseContext = {
    target: facts,
    model,
    introspection,
    scratch: testTarget.target.scratch,
    open,
    digest: async () => {
      contact.made = true;
      const main = await testTarget.main((opened) => {
        contact.aside = opened;
      });
      contact.aside = main;
      const digest = await takeDigest(main, queries);
      contact.aside = null;
      return digest;
    },
    stimulate: async (name, args, guarded = false) => {
      if (guarded) holdBack(name, args, testTarget.target.scratch);
      const session = trail.first ?? (await open());
      return trail.stimulus(name, args, () => stimulate(name, args, stage, session));
    },
    until: (holds, timeout) => testTarget.until(holds, timeout),
    usage: () => {
      contact.made = true;
      const usage = testTarget.target.usage();
      if (!usage) throw new EarlyEnd('blocked', 'nobody here may look at the process of the target');
      return usage;
    },
    remark: (reason) => remarks.push(reason),
    fail: (finding) => fail(finding),
    inapplicable: (reason, { announced } = {}) => {
      throw new EarlyEnd('inapplicable', reason, announced);
    },
    blocked: (reason) => {
      throw new EarlyEnd('blocked', reason);
    },
  };
  if ('run' in testCase) await testCase.run(context);
  else await testCase.traffic.stimulate?.(context);
}
