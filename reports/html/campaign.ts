/** A campaign of the fuzzer as the page shows it. */
import type { FuzzFinding } from '../../harness/finding.js';
import type { CampaignLog, CampaignPart, CampaignRecord, Figures } from '../campaign/campaign.js';
import { FINDING_SHAPES } from '../finding/index.js';
import { targetText } from '../text/phrases.js';
import { shellLine } from '../text/shell.js';
import { cutMiddle, excerpt, visibleLines } from '../text/visible.js';
import type { CampaignData, CampaignPartData, Curves, FindingHead, FindingPage } from './data.js';
import { prettyJson } from './pretty.js';

const LONGEST_TEXT = 2000;
const LONGEST_VALUE = 20_000;
/** More than a screen has columns. */
const LONGEST_CURVE = 1000;

export function campaignOf(
  campaign: CampaignRecord,
  name: string,
): { data: CampaignData; pages: FindingPage[] } {
  const { log } = campaign;
  const arrival = ({ signature }: FuzzFinding) => log?.arrivals.get(signature) ?? null;
  const findings = [...campaign.findings].sort(
    (a, b) => (arrival(a) ?? Number.MAX_VALUE) - (arrival(b) ?? Number.MAX_VALUE),
  );
  return {
    data: {
      name,
      parts: (log?.parts ?? []).map(partOf),
      curves: log && curvesOf(log.figures),
      findings: findings.map((finding) => headOf(finding, arrival(finding), log)),
    },
    pages: findings.map(pageOf),
  };
}

function partOf({ start, last, end }: CampaignPart): CampaignPartData {
  const { name, target, mode, seed, jobs, at, from } = start;
  const { ms, requests, runs, boots, corpus, coverage } = last;
  return {
    target: [...(name === undefined ? [] : [excerpt(name, LONGEST_TEXT)]), targetText(target)].join(': '),
    command: shellLine(target.command),
    ...{ mode: excerpt(mode, LONGEST_TEXT), seed, jobs, at: excerpt(at, LONGEST_TEXT), resumed: from > 0 },
    ended: end !== null,
    ...{ seconds: ms / 1000, requests, runs, boots, corpus, coverage },
    excused: Object.entries(end?.excused ?? {}).map(([reason, n]) => [excerpt(reason, LONGEST_TEXT), n]),
    commands: Object.entries(end?.commands ?? {}).map(([name, { tried, succeeded }]) => [
      excerpt(name, LONGEST_TEXT),
      tried,
      succeeded,
    ]),
  };
}

/** Of very long ones every so manieth figure, and the last. */
function curvesOf(figures: readonly Figures[]): Curves {
  const step = Math.ceil(figures.length / LONGEST_CURVE);
  const kept = figures.filter((_, n) => n % step === 0 || n === figures.length - 1);
  const column = (of: (figures: Figures) => number) => kept.map(of);
  return {
    seconds: column(({ ms }) => Math.round(ms / 100) / 10),
    findings: column(({ findings }) => findings),
    coverage: column(({ coverage }) => coverage),
    requests: column(({ requests }) => requests),
  };
}

function headOf(finding: FuzzFinding, came: number | null, log: CampaignLog | null): FindingHead {
  const { kind, signature, title, steps, reproduced, target } = finding;
  const seen = (log?.parts ?? []).flatMap(({ end }) => end?.seen[signature] ?? []);
  return {
    kind,
    target: targetText(target),
    command: shellLine(target.command),
    signature: excerpt(signature, LONGEST_TEXT),
    title: excerpt(title, LONGEST_TEXT),
    steps: steps.length,
    reproduced,
    came: came === null ? null : Math.round(came / 100) / 10,
    seen: seen.length === 0 ? null : seen.reduce((sum, times) => sum + times),
  };
}

function pageOf(finding: FuzzFinding): FindingPage {
  const { observed, cites, transcript, stderr, seed, run, minimized } = finding;
  const shapes = Object.entries(FINDING_SHAPES).flatMap(([name, shape]): [string, string][] => {
    const text = shape(finding);
    return text === null ? [] : [[name, text]];
  });
  return {
    observed: prettyJson(observed, LONGEST_VALUE),
    cites,
    transcript: transcript.map(({ t, session, dir, msg }) => ({
      ...{ t: Number(t), session, dir },
      msg: excerpt(msg, LONGEST_TEXT),
    })),
    stderr: visibleLines(cutMiddle(stderr, LONGEST_VALUE)),
    ...{ seed, run, minimized },
    shapes,
  };
}
