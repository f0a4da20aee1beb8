/** A fuzzing campaign as its findings directory tells it: the findings, and how it went. Pure. */
import type { FuzzFinding } from '../../harness/finding.js';
import {
  CAMPAIGN_FORMAT,
  type FuzzProgress,
  type FuzzStart,
  type FuzzSummary,
} from '../../harness/fuzz-events.js';
import { CAMPAIGN_SCHEMAS } from '../../harness/fuzz-events-schema.js';
import { type Check, checkOf, faultText } from '../../schema/file/check.js';
import { parseFileJson } from '../../schema/file/json.js';
import { isObject, type JsonValue } from '../../schema/json.js';

export interface CampaignRecord {
  /** The directory, as it was named. */
  name: string;
  findings: readonly FuzzFinding[];
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
  return campaignLogOf(text.slice(0, text.lastIndexOf('\n') + 1).split('\n'));
}

/** The same of lines as they come. */
export function campaignLogOf(lines: Iterable<string>): CampaignLog {
  const log: CampaignLog = { parts: [], figures: [], arrivals: new Map() };
  let before = START;
  let number = 0;
  for (const line of lines) {
    number++;
    const record = line.trim() === '' ? null : recordOf(line, number);
    if (record === null) continue;
    const part = log.parts.at(-1);
    if (record.type === 'campaign') {
      before = log.figures.at(-1) ?? START;
      log.figures.push({ ...before, coverage: 0 });
      log.parts.push({ start: record, last: NOTHING, end: null });
    } else if (part === undefined) throw new Error(`line ${number} comes before the start of a campaign`);
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

const CHECKS = new Map<string, Check>(
  Object.entries(CAMPAIGN_SCHEMAS).map(([type, schema]) => [type, checkOf(schema)]),
);

/** Null for a record of a type that this version does not know. */
function recordOf(line: string, number: number): LogRecord | null {
  const broken = (why: string) => new Error(`line ${number} is no record of a campaign${why}`);
  let record: JsonValue;
  try {
    record = parseFileJson(line);
  } catch (error) {
    throw broken(`: ${(error as Error).message}`);
  }
  if (!isObject(record)) throw broken('');
  const { type, format } = record;
  if (type === 'campaign' && format !== CAMPAIGN_FORMAT) {
    throw new Error(
      `line ${number} is of format ${typeof format === 'string' ? format.slice(0, 60) : 'nobody knows which'}, and this version reads ${CAMPAIGN_FORMAT}`,
    );
  }
  const check = CHECKS.get(String(type));
  if (check === undefined) return null;
  const fault = check(record);
  if (fault !== null) throw broken(`: ${faultText(fault)}`);
  return record as unknown as LogRecord;
}
