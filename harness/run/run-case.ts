/** Runs one case once, alone, on a lab. */
import type { Case, CaseContext, Finding, ProbeCase } from '../../suites/case.js';
import { standsOnRules } from '../../suites/rules.js';
import type { Connection } from '../qmp/connection.js';
import type { TranscriptEntry } from '../results.js';
import { ActionStage } from '../stimuli/stage.js';
import type { Ending } from '../target/ending.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import { bounded } from './bounded.js';
import { circumstances } from './circumstances.js';
import { crashIn } from './crash.js';
import { fullDisk } from './full-disk.js';
import { excusedByGuest, isOrderly, STAYS } from './guest-end.js';
import { brokenConversation, EarlyEnd, endedFinding, endedSoon, standing } from './liveness.js';
import { changes, type Digest, type Query, takeDigest } from './state-digest.js';
import { stimulate } from './stimulate.js';
import type { OpenOptions, TestTarget } from './test-target.js';
import { Trail } from './trail.js';

export interface CaseRun {
  findings: Finding[];
  /** Rules broken in its traffic, by the traffic case that they belong to. */
  violations: { caseId: string; finding: Finding }[];
  /** Traffic cases whose subject it saw. */
  seen: ReadonlySet<string>;
  aborted: { outcome: 'inapplicable' | 'blocked'; reason: string; announced?: true } | null;
  /** It came to nothing because the guest of the user's machine ended by itself. */
  guestLeft?: true;
  /** What a pass is worth, if the case says so. */
  note?: string;
  transcript: TranscriptEntry[];
  /** Last lines of what the target wrote in the course of it, or before it ended. */
  stderr?: string;
  /** The words that the target was started with. */
  command?: string[];
  /** How the target ended, where it did. */
  ending?: Ending;
  ms: number;
  /** The target was neither talked to nor looked at: it has no part in what the case came to. */
  noContact: boolean;
  /** The target, or what we know of it, is lost: it can be used for no other case. */
  tainted: boolean;
}

/** Messages kept of a conversation beside the case, where one of them broke a rule. */
const ASIDE_MESSAGES = 4;

/** Of one rule in one attempt: a server that floods may break it with every message. */
const MOST_VIOLATIONS = 100;

const NOTHING = { transcript: [], findings: [] };

/** A request that was refused changed something (W30). */
export const STATE_CHECK = 'rejection/state';

export async function runCase(lab: TestTarget, testCase: Case, queries: readonly Query[]): Promise<CaseRun> {
  const started = performance.now();
  const findings: Finding[] = [];
  const violations: CaseRun['violations'] = [];
  const seen = new Set<string>();
  const trail = new Trail();
  const contact: Contact = { made: false, aside: null };
  const { written } = lab.target;
  const times = new Map<string, number>();
  lab.sink = {
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
  const stage = new ActionStage(lab.target, { boot: lab.another, watch: (machine) => lab.watch(machine) });
  try {
    if ('probe' in testCase) await probe(lab, testCase, queries, { fail, trail, contact });
    else await converse(lab, testCase, queries, { fail, trail, contact, remarks, stage });
  } catch (error) {
    early = await ends(error, lab, testCase, { fail, trail, contact });
    broken = early === null;
  }
  await stage.end();
  const hungUp = findings.length > 0 && trail.closed;
  await lab.closeSessions();
  // A process that dies of what it was sent has closed its sessions before it is gone.
  const ended = hungUp ? await endedSoon(lab.target) : lab.target.ended;
  if (ended) trail.ended(ended.text);
  addDeath(findings, ended, testCase);
  for (const finding of findings) trail.keep(finding);
  const { machine, requires } = testCase.needs;
  const came = { findings, blocked: early?.outcome === 'blocked', ending: ended };
  const excuse = machine ? null : excusedByGuest(guestEndOf(lab, ended), came, requires);
  if (excuse !== null) early = { outcome: 'inapplicable', reason: excuse };
  const full = fullDisk(lab.target, findings);
  if (full !== null) early = { outcome: 'blocked', reason: full };
  const reported = [...findings, ...violations.map(({ finding }) => finding)];
  const told = reported.length === 0 ? NOTHING : trail.tell(reported);
  // That a target cannot be reached, or ends, is its doing.
  const silent = !contact.made && ended === null;
  return {
    findings: excuse === null && full === null ? told.findings.slice(0, findings.length) : [],
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
    ...(reported.length > 0 || ended ? circumstances(lab.target, written) : {}),
    ms: performance.now() - started,
    noContact: silent,
    tainted: broken || ended !== null,
  };
}

/** A guest may end before anybody listens: where a target of its own has shown that it does, an orderly end is its doing. */
function guestEndOf({ guestEnd, knowledge }: TestTarget, ended: Ending | null): string | null {
  const seen = knowledge.features.get(STAYS);
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
  lab: TestTarget,
  testCase: Case,
  { fail, trail }: Outlets,
): Promise<CaseRun['aborted']> {
  if (error instanceof EarlyEnd) return early(error);
  const broken = await brokenConversation(error, lab.target, testCase.cites);
  if (broken === null) return { outcome: 'blocked', reason: internalError(error, lab.target) };
  if (broken instanceof EarlyEnd) return early(broken);
  if (lab.target.ended) trail.ended(lab.target.ended.text);
  fail(broken);
  return null;
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
  const [first, place] = String((error as Error)?.stack ?? error).split('\n');
  return `an error of qmpspec itself, please report it: ${first} ${place?.trim() ?? ''}`;
}

interface Contact {
  /** Whether the target was turned to, be it in vain. */
  made: boolean;
  /** The session on which queries are asked that are no part of the case. */
  aside: Connection | null;
}

/** What an attempt leaves behind. */
interface Outlets {
  /** `at`: when what it is about was over, where it was seen later only. */
  fail(finding: Finding, at?: number): void;
  trail: Trail;
  contact: Contact;
}

/** Where a case that converses leaves what it finds. */
interface Scope extends Outlets {
  remarks: string[];
  stage: ActionStage;
}

async function converse(
  lab: TestTarget,
  testCase: Exclude<Case, ProbeCase>,
  queries: readonly Query[],
  { fail, trail, contact, remarks, stage }: Scope,
): Promise<void> {
  const { facts, model, introspection } = lab.knowledge;
  const open = async (options?: OpenOptions) => {
    contact.made = true;
    // Followed at once: what failed may be the greeting.
    return lab.open(options, (session) => trail.follow(session));
  };
  const context: CaseContext = {
    target: facts,
    model,
    introspection,
    scratch: lab.target.scratch,
    open,
    digest: async () => {
      contact.made = true;
      const main = await lab.main((opened) => {
        contact.aside = opened;
      });
      contact.aside = main;
      const digest = await takeDigest(main, queries);
      contact.aside = null;
      return digest;
    },
    stimulate: async (name, args) => {
      const session = trail.first ?? (await open());
      return trail.stimulus(name, args, () => stimulate(name, args, stage, session));
    },
    until: (holds, timeout) => lab.until(holds, timeout),
    usage: () => {
      contact.made = true;
      const usage = lab.target.usage();
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

async function probe(
  lab: TestTarget,
  testCase: ProbeCase,
  queries: readonly Query[],
  { fail, trail, contact }: Outlets,
): Promise<void> {
  contact.made = true;
  const session = await lab.main((opened) => trail.follow(opened));
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
