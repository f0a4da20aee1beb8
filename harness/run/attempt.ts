/** Runs one case once, alone, on a lab. */
import type { Case, CaseContext, Finding, ProbeCase } from '../../suites/case.js';
import { rule, standsOnRules } from '../../suites/rules.js';
import type { Connection } from '../qmp/connection.js';
import type { TranscriptEntry } from '../results.js';
import { Stage } from '../stimuli/stage.js';
import type { Ending } from '../target/ending.js';
import { TargetError } from '../target/error.js';
import { crashIn } from './crash.js';
import { changes, type Digest, type Query, takeDigest } from './digest.js';
import { brokenConversation, EarlyEnd, endedFinding, endedSoon } from './ending.js';
import { excusedByGuest } from './guest-end.js';
import type { Lab, OpenOptions } from './lab.js';
import { stimulate } from './stimulate.js';

export interface Attempt {
  findings: Finding[];
  /** Rules broken in its traffic, by the traffic case that they belong to. */
  violations: { caseId: string; finding: Finding }[];
  /** Traffic cases whose subject it saw. */
  seen: ReadonlySet<string>;
  early: { outcome: 'inapplicable' | 'blocked'; reason: string; announced?: true } | null;
  /** What a pass is worth, if the case says so. */
  remark?: string;
  transcript: TranscriptEntry[];
  /** Last lines of stderr, where the target ended. */
  stderr?: string;
  /** How the target ended, where it did. */
  ending?: Ending;
  ms: number;
  /** The target was neither talked to nor looked at: it has no part in what the case came to. */
  silent: boolean;
  /** The target, or what we know of it, is lost: it can be used for no other case. */
  spoiled: boolean;
}

export const STDERR_LINES = 20;

/** A request that was refused changed something (W30). */
export const STATE_CHECK = 'rejection/state';

export async function attempt(lab: Lab, testCase: Case, queries: readonly Query[]): Promise<Attempt> {
  const started = performance.now();
  const findings: Finding[] = [];
  const violations: Attempt['violations'] = [];
  const seen = new Set<string>();
  const sessions: Sessions = [];
  const contact = { made: false };
  lab.sink = {
    seen: (id) => seen.add(id),
    violated: (caseId, finding) => violations.push({ caseId, finding }),
  };
  let early: Attempt['early'] = null;
  let broken = false;
  const remarks: string[] = [];
  const stage = new Stage(lab.target, { boot: lab.another, watch: (machine) => lab.watch(machine) });
  try {
    if ('probe' in testCase) await probe(lab, testCase, queries, { findings, sessions, contact });
    else await converse(lab, testCase, queries, { findings, sessions, contact, remarks, stage });
  } catch (error) {
    early = await ends(error, lab, testCase, findings);
    broken = early === null;
  }
  await stage.end();
  const hungUp = findings.length > 0 && sessions.some(({ session }) => session.closed);
  await lab.closeSessions();
  // A process that dies of what it was sent has closed its sessions before it is gone.
  const ended = hungUp ? await endedSoon(lab.target) : lab.target.ended;
  addDeath(findings, ended, testCase);
  const excuse = testCase.needs.machine ? null : excusedByGuest(lab.guestEnd, findings, ended);
  if (excuse !== null) early = { outcome: 'inapplicable', reason: excuse };
  // That a target cannot be reached, or ends, is its doing.
  const silent = !contact.made && ended === null;
  return {
    findings: excuse === null ? findings : [],
    violations,
    seen,
    early,
    ...(remarks.length > 0 ? { remark: remarks.join('; ') } : {}),
    transcript: sessions.flatMap(({ session, from }, index) =>
      session.transcript.render(from).map((line) => ({ ...line, session: index })),
    ),
    ...(ended ? { ending: ended } : {}),
    ...(ended ? { stderr: lab.target.stderr().split('\n').slice(-STDERR_LINES).join('\n') } : {}),
    ms: performance.now() - started,
    silent,
    spoiled: broken || ended !== null,
  };
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
  lab: Lab,
  testCase: Case,
  findings: Finding[],
): Promise<Attempt['early']> {
  if (error instanceof EarlyEnd) return early(error);
  const broken = await brokenConversation(error, lab.target, testCase.cites);
  if (broken === null) return { outcome: 'blocked', reason: internalError(error) };
  if (broken instanceof EarlyEnd) return early(broken);
  findings.push(broken);
  return null;
}

const early = ({ outcome, message, announced }: EarlyEnd): NonNullable<Attempt['early']> => ({
  outcome,
  reason: message,
  ...(announced ? { announced } : {}),
});

/** Our own mistake is no verdict on the target, and no reason to lose the rest of the run. */
function internalError(error: unknown): string {
  if (error instanceof TargetError) throw error;
  const [first, place] = String((error as Error)?.stack ?? error).split('\n');
  return `an error of qmpspec itself, please report it: ${first} ${place?.trim() ?? ''}`;
}

type Sessions = { session: Connection; from: number }[];

/** What an attempt leaves behind. */
interface Trail {
  findings: Finding[];
  sessions: Sessions;
  /** Whether the target was turned to, be it in vain. */
  contact: { made: boolean };
}

/** Where a case that converses leaves what it finds. */
interface Outlets extends Trail {
  remarks: string[];
  stage: Stage;
}

async function converse(
  lab: Lab,
  testCase: Exclude<Case, ProbeCase>,
  queries: readonly Query[],
  { findings, sessions, contact, remarks, stage }: Outlets,
): Promise<void> {
  const { facts, model, introspection } = lab.knowledge;
  const open = async (options?: OpenOptions) => {
    contact.made = true;
    const session = await lab.open(options);
    sessions.push({ session, from: 0 });
    return session;
  };
  const context: CaseContext = {
    target: facts,
    model,
    introspection,
    scratch: lab.target.scratch,
    open,
    digest: async () => {
      contact.made = true;
      return takeDigest(await lab.main(), queries);
    },
    stimulate: async (name, args) => stimulate(name, args, stage, sessions[0]?.session ?? (await open())),
    until: (holds, timeout) => lab.until(holds, timeout),
    usage: () => {
      contact.made = true;
      const usage = lab.target.usage();
      if (!usage) throw new EarlyEnd('blocked', 'nobody here may look at the process of the target');
      return usage;
    },
    remark: (reason) => remarks.push(reason),
    fail: (finding) => findings.push(finding),
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
  lab: Lab,
  testCase: ProbeCase,
  queries: readonly Query[],
  { findings, sessions, contact }: Trail,
): Promise<void> {
  contact.made = true;
  const session = await lab.main();
  const { execute, arguments: args, judge, keepsState } = testCase.probe;
  const before = keepsState ? await quiet(session, queries) : null;
  sessions.push({ session, from: session.transcript.length });
  const reply = await session.execute(execute, args);
  const judgement = judge(reply);
  if (!Array.isArray(judgement)) throw new EarlyEnd('blocked', judgement.undecided);
  findings.push(...judgement);
  if (!before || findings.length > 0) return;
  const after = await takeDigest(session, before.queries);
  const changed = changes(before.digest, after);
  if (changed.length > 0) findings.push(stateChanged(testCase, changed));
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
    cites: [rule('W30'), ...testCase.cites],
  };
}
