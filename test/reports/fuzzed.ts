/** Hand-made campaigns of the fuzzer for the tests of reports. */
import { FINDING_FORMAT, type FuzzFinding } from '../../harness/finding.js';
import type { CampaignRecord } from '../../reports/campaign/campaign.js';

export function fuzzFinding(with_: Partial<FuzzFinding> = {}): FuzzFinding {
  return {
    format: FINDING_FORMAT,
    kind: 'crash',
    signature: 'SIGSEGV in job_dismiss',
    title: 'qemu-storage-daemon killed by SIGSEGV on job-dismiss',
    observed: { ending: 'signal', signal: 'SIGSEGV' },
    cites: [],
    stderr: 'Segmentation fault\n',
    target: {
      kind: 'qemu-storage-daemon',
      command: ['qemu-storage-daemon'],
      version: { qemu: { major: 7, minor: 2, micro: 22 }, package: '' },
    },
    files: {},
    steps: [{ session: 0, send: { execute: 'job-dismiss', arguments: { id: 'j' } } }],
    reproduced: [10, 10],
    seed: 1,
    run: 3,
    minimized: true,
    transcript: [
      { t: 1, session: 0, dir: '→', msg: '{"execute":"job-dismiss","arguments":{"id":"j"},"id":1}' },
    ],
    ...with_,
  };
}

/** A part that came to its end, with its findings half way. */
export function campaign(
  findings: readonly FuzzFinding[],
  with_: Partial<CampaignRecord> = {},
): CampaignRecord {
  const target = (findings[0] ?? fuzzFinding()).target;
  const figures = Array.from({ length: 13 }, (_, n) => ({
    ...{ ms: n * 5000, requests: n * 400, coverage: Math.round(90 * Math.sqrt(n)) },
    findings: n < 6 ? 0 : findings.length,
  }));
  return {
    name: 'findings',
    findings,
    log: {
      parts: [
        {
          start: { target, mode: 'sequences', seed: 1, jobs: 2, from: 0, at: '2026-01-02T03:04:05.678Z' },
          last: { ...figures[12], ms: 60_000, runs: 40, corpus: 12, boots: 44 } as never,
          end: {
            excused: { 'out of memory': 2 },
            seen: Object.fromEntries(findings.map(({ signature }) => [signature, 3])),
            commands: { 'job-dismiss': { tried: 7, succeeded: 2 }, quit: { tried: 0, succeeded: 0 } },
          },
        },
      ],
      figures,
      arrivals: new Map(findings.map(({ signature }) => [signature, 30_000])),
    },
    ...with_,
  };
}
