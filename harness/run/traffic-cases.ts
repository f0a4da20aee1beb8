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
    if (!('traffic' in testCase) || state.tally.has(testCase)) continue;
    if (state.stop()) return;
    state.tally.record(testCase, await verdictOf(testCase, byId, state));
  }
}

async function verdictOf(
  testCase: TrafficCase,
  byId: ReadonlyMap<string, Case>,
  state: RunState,
): Promise<CaseVerdict> {
  const { ledger, unseen } = state;
  const sightings = ledger.sightingsOf(testCase.id);
  const [first] = sightings;
  if (!first) {
    if (ledger.wasSeen(testCase.id)) return { outcome: 'pass' };
    return { outcome: 'blocked', reason: unseen.get(testCase.id) ?? testCase.traffic.unseen };
  }
  const times = ledger.count(testCase.id);
  if (state.patience.exhausted) {
    const reason = `seen ${times} times, first in ${first.where}, and not looked for again: ${state.patience.reason}`;
    return { outcome: 'blocked', confirmed: false, reason, findings: sightings.map((s) => s.finding) };
  }
  for (const sighting of sightings) {
    const verdict = await again(testCase.id, sighting, byId, state);
    if (verdict) return { ...verdict, reason: `seen ${times} times; ${verdict.reason}` };
  }
  return {
    outcome: 'blocked',
    confirmed: false,
    reason: `seen ${times} times, first in ${first.where}, and not again on ${freshness(state)}: ${first.finding.message}`,
    findings: sightings.map((s) => s.finding),
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
  const attempt = await alone(source, state);
  const findings = distinct(attempt.violations.filter((v) => v.caseId === caseId).map((v) => v.finding));
  const { transcript, ms, stderr, command } = attempt;
  if (findings.length > 0) {
    const reason = `came again in ${where}, alone on ${freshness(state)}`;
    return {
      ...{ outcome: 'fail', confirmed: true, reason, findings, transcript, ms, seenIn: [where] },
      ...(stderr === undefined ? {} : { stderr }),
      ...(command === undefined ? {} : { command }),
    };
  }
  const unit = state.unitOf.get(where);
  if (unit?.kind !== 'batch') return null;
  const lab = await state.newLab().catch((error: unknown) => {
    if (error instanceof TargetError) return null;
    throw error;
  });
  if (!lab) return null;
  try {
    const { written } = lab.target;
    const { violations } = await runBatch(lab, unit.probes, state.queries, null);
    const inBatch = distinct(violations.filter((v) => v.caseId === caseId).map((v) => v.finding));
    if (inBatch.length === 0) return null;
    const reason = `came again on ${freshness(state)} among ${unit.probes.length} pipelined requests, ${where} the first of them`;
    return {
      ...{ outcome: 'fail', confirmed: true, reason, findings: inBatch },
      seenIn: unit.probes.map(({ id }) => id),
      ...circumstances(lab.target, written),
    };
  } finally {
    await lab.end();
  }
}

const SHOWN = 5;

function distinct(findings: Finding[]): Finding[] {
  const byMessage = new Map(findings.map((f) => [`${f.message} ${stringifyJson(f.expected ?? null)}`, f]));
  return [...byMessage.values()].slice(0, SHOWN);
}
