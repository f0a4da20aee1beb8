/** A fuzzing campaign as its findings directory tells it: the findings, and how it went. Pure. */
import type { Finding } from '../../harness/finding.js';
import {
  CAMPAIGN_FORMAT,
  type FuzzProgress,
  type FuzzStart,
  type FuzzSummary,
} from '../../harness/fuzz-events.js';
import { parseFileJson } from '../../schema/file/json.js';
import { isObject } from '../../schema/json.js';

export interface Campaign {
  /** The directory, as it was named. */
  name: string;
  findings: readonly Finding[];
  /** Null where the directory holds findings only. */
  log: CampaignLog | null;
}

/** Figures at a moment, since the first part began; answers are told apart anew in each part. */
export type Figures = Pick<FuzzProgress, 'ms' | 'requests' | 'coverage' | 'findings'>;

/** What one start of the fuzzer did: one target, until it ended. */
export interface CampaignPart {
  start: Omit<FuzzStart, 'type' | 'format'>;
  /** Its last figures, its own alone. */
  last: Figures & Pick<FuzzProgress, 'runs' | 'corpus' | 'boots'>;
  /** Null when it was killed. */
  end: Pick<FuzzSummary, 'excused' | 'seen' | 'commands'> | null;
}

/** All that went into one directory, one part after another. */
export interface CampaignLog {
  parts: CampaignPart[];
  figures: Figures[];
  /** When each finding came, by signature. */
  arrivals: Map<string, number>;
}

const START: Figures = { ms: 0, requests: 0, coverage: 0, findings: 0 };
const NOTHING = { ...START, runs: 0, corpus: 0, boots: 0 };

/** Text after the last newline is no record. Throws Error, one sentence, where it is no log of a campaign. */
export function readCampaignLog(text: string): CampaignLog {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  const log: CampaignLog = { parts: [], figures: [], arrivals: new Map() };
  let before = START;
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const record = recordOf(line, index + 1);
    const part = log.parts.at(-1);
    if (record.type === 'campaign') {
      before = log.figures.at(-1) ?? START;
      log.figures.push({ ...before, coverage: 0 });
      log.parts.push({ start: record, last: NOTHING, end: null });
    } else if (part === undefined) throw new Error(`line ${index + 1} comes before the start of a campaign`);
    else if (record.type === 'finding') {
      if (!log.arrivals.has(record.signature)) log.arrivals.set(record.signature, before.ms + record.ms);
    } else if (record.type === 'progress' || record.type === 'summary') {
      const { ms, requests, coverage, findings } = record;
      log.figures.push({ ms: before.ms + ms, requests: before.requests + requests, coverage, findings });
      part.last = record;
      if (record.type === 'summary') part.end = record;
    }
  }
  if (log.parts.length === 0) throw new Error('it holds no campaign');
  return log;
}

type LogRecord = FuzzStart | FuzzProgress | FuzzSummary | { type: 'finding'; ms: number; signature: string };

function recordOf(line: string, number: number): LogRecord {
  let record: unknown;
  try {
    record = parseFileJson(line);
  } catch {
    // Said below.
  }
  if (!isObject(record as never)) throw new Error(`line ${number} is no record of a campaign`);
  const { type, format } = record as { type?: unknown; format?: unknown };
  if (type === 'campaign' && format !== CAMPAIGN_FORMAT) {
    throw new Error(
      `line ${number} is of format ${String(format)}, and this version reads ${CAMPAIGN_FORMAT}`,
    );
  }
  return record as LogRecord;
}
