/** At the end of the run: what each traffic case comes to. */

import { stringifyJson } from '../../schema/json-text.js';
import type { Case, Finding, TrafficCase } from '../../suites/case.js';
import { TargetError } from '../target/error.js';
import { circumstances } from './circumstances.js';
import type { Observation } from './observations.js';
import type { RunState } from './plan.js';
import type { CaseVerdict } from './recorder.js';
import { alone, freshness } from './retry.js';
import { runBatch } from './run-probes.js';

export async function concludeTraffic(cases: readonly Case[], state: RunState): Promise<void> {
  const byId = new Map(cases.map((c) => [c.id, c]));
  for (const testCase of cases) {
    if (!('traffic' in testCase) || state.recorder.has(testCase)) continue;
    if (state.stop()) return;
    state.recorder.record(testCase, await verdictOf(testCase, byId, state));
  }
}

async function verdictOf(
  testCase: TrafficCase,
  byId: ReadonlyMap<string, Case>,
  state: RunState,
): Promise<CaseVerdict> {
  const { observations, unseen } = state;
  const observed = observations.of(testCase.id);
  const [first] = observed;
  if (!first) {
    if (observations.wasSeen(testCase.id)) return { outcome: 'pass' };
    return { outcome: 'blocked', reason: unseen.get(testCase.id) ?? testCase.traffic.unseen };
  }
  const times = observations.count(testCase.id);
  if (state.timeouts.exhausted) {
    const reason = `seen ${times} times, first in ${first.where}, and not looked for again: ${state.timeouts.reason}`;
    return { outcome: 'blocked', confirmed: false, reason, findings: observed.map((s) => s.finding) };
  }
  for (const observation of observed) {
    const verdict = await again(testCase.id, observation, byId, state);
    if (verdict) return { ...verdict, reason: `seen ${times} times; ${verdict.reason}` };
  }
  return {
    outcome: 'blocked',
    confirmed: false,
    reason: `seen ${times} times, first in ${first.where}, and not again on ${freshness(state)}: ${first.finding.message}`,
    findings: observed.map((s) => s.finding),
  };
}

/** Looks for the same violation where it was seen: in the case alone, then in all that ran with it. */
async function again(
  caseId: string,
  { where }: Observation,
  byId: ReadonlyMap<string, Case>,
  state: RunState,
): Promise<CaseVerdict | null> {
  const source = byId.get(where);
  if (!source) return null;
  const caseRun = await alone(source, state);
  const findings = distinct(caseRun.violations.filter((v) => v.caseId === caseId).map((v) => v.finding));
  const { transcript, ms, stderr, command } = caseRun;
  if (findings.length > 0) {
    const reason = `came again in ${where}, alone on ${freshness(state)}`;
    return {
      ...{ outcome: 'fail', confirmed: true, reason, findings, transcript, ms, seenIn: [where] },
      ...(stderr === undefined ? {} : { stderr }),
      ...(command === undefined ? {} : { command }),
    };
  }
  const item = state.itemOf.get(where);
  if (item?.kind !== 'batch') return null;
  const testTarget = await state.newTestTarget().catch((error: unknown) => {
    if (error instanceof TargetError) return null;
    throw error;
  });
  if (!testTarget) return null;
  try {
    const { written } = testTarget.target;
    const { violations } = await runBatch(testTarget, item.probes, state.queries, null);
    const inBatch = distinct(violations.filter((v) => v.caseId === caseId).map((v) => v.finding));
    if (inBatch.length === 0) return null;
    const reason = `came again on ${freshness(state)} among ${item.probes.length} pipelined requests, ${where} the first of them`;
    return {
      ...{ outcome: 'fail', confirmed: true, reason, findings: inBatch },
      seenIn: item.probes.map(({ id }) => id),
      ...circumstances(testTarget.target, written),
    };
  } finally {
    await testTarget.end();
  }
}

const SHOWN = 5;

function distinct(findings: Finding[]): Finding[] {
  const byMessage = new Map(findings.map((f) => [`${f.message} ${stringifyJson(f.expected ?? null)}`, f]));
  return [...byMessage.values()].slice(0, SHOWN);
}
