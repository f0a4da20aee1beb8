/** Runs many probes pipelined over one session, and finds out which of them did what. */
import type { Finding, Judgement, ProbeCase, Reply } from '../../suites/case.js';
import type { Connection } from '../qmp/connection.js';
import { NoReply, SessionClosed } from '../qmp/errors.js';
import { TargetError } from '../target/error.js';
import { bounded } from './bounded.js';
import { ownError } from './run-case.js';
import { changes, type Digest, type Query, takeDigest } from './state-digest.js';
import type { TestTarget } from './test-target.js';

export interface BatchResult {
  /** Verdict of each probe that was answered. */
  judged: Map<ProbeCase, Judgement>;
  violations: { probe: ProbeCase; caseId: string; finding: Finding }[];
  seen: ReadonlySet<string>;
  /** Probes without a reply: the target died, hung or lost them. */
  unanswered: ProbeCase[];
  /** The conversation ended before all were answered, of one of those or of what was answered shortly before. */
  cutOff: boolean;
  /** Queries that answer differently after the batch than before, or not at all. */
  changed: string[];
  /** State after the batch, if it is the same as before; the next batch starts from it. */
  digest: Digest | null;
}

/** Between two replies: a server that floods may break a rule with every message. */
const MOST_VIOLATIONS = 100;

/** Unanswered requests in flight: enough to hide the round trip, few enough to keep the culprits few. */
const WINDOW = 64;

export async function runBatch(
  testTarget: TestTarget,
  probes: readonly ProbeCase[],
  queries: readonly Query[],
  before: Digest | null,
): Promise<BatchResult> {
  const judged = new Map<ProbeCase, Judgement>();
  const violations: BatchResult['violations'] = [];
  const seen = new Set<string>();
  // A violation is reported just before the reply that it is about is handed over.
  let fresh: { caseId: string; finding: Finding }[] = [];
  let main: Connection | null = null;
  const shown = (finding: Finding) => (main && !finding.excerpt ? withExcerpt(finding, main) : finding);
  testTarget.sink = {
    seen: (id) => seen.add(id),
    violated: (caseId, finding) => {
      if (fresh.length < MOST_VIOLATIONS) fresh.push({ caseId, finding: shown(finding) });
    },
  };
  const settle = (probe: ProbeCase | undefined) => {
    if (probe) violations.push(...fresh.map((v) => ({ probe, ...v })));
    fresh = [];
  };
  let changed: string[] = [];
  let digest: Digest | null = null;
  let cutOff = false;
  try {
    const session = await testTarget.main();
    main = session;
    const start = before ?? (await takeDigest(session, queries));
    settle(probes[0]);
    await session.pipeline(
      probes.map((p) => p.probe),
      (reply, index) => {
        const probe = probes[index] as ProbeCase;
        judged.set(probe, judgementOf(probe, reply));
        settle(probe);
      },
      WINDOW,
    );
    const after = await takeDigest(session, queries);
    changed = changes(start, after);
    if (changed.length === 0) digest = after;
  } catch (error) {
    // Whoever has no reply is tried alone, and it is there that the target's silence is judged.
    if (!silence(error, testTarget)) throw error;
    // One of them has done more than it replied.
    if (judged.size === probes.length) changed = ['any query'];
    else cutOff = !(error instanceof NoReply);
  }
  settle(probes[0]);
  // What was seen is not whole: each is looked at alone.
  if (testTarget.fault !== null) judged.clear();
  testTarget.fault = null;
  const unanswered = probes.filter((p) => !judged.has(p));
  return { judged, violations, seen, unanswered, cutOff, changed, digest };
}

function judgementOf({ probe }: ProbeCase, reply: Reply): Judgement {
  try {
    const judgement = probe.judge(reply);
    return Array.isArray(judgement) ? judgement.map(bounded) : judgement;
  } catch (error) {
    return { undecided: ownError(error) };
  }
}

/** The messages kept with what a monitor saw of a batch: the requests of the batch were sent long before. */
const LAST_MESSAGES = 4;

function withExcerpt(finding: Finding, { transcript }: Connection): Finding {
  const last = transcript.render(transcript.length - LAST_MESSAGES);
  return { ...finding, excerpt: last.map((line) => ({ ...line, session: 0 })) };
}

function silence(error: unknown, { target }: TestTarget): boolean {
  if (error instanceof TargetError) return !target.attached;
  return error instanceof NoReply || error instanceof SessionClosed;
}
