/** A findings directory of the fuzzer, read for a report. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type CampaignRecord, campaignLogOf } from '../reports/campaign/campaign.js';
import { openFinding } from './findings.js';
import { linesIn } from './read-lines.js';
import { UsageError } from './usage-error.js';

/** As harness/fuzz/store names them. */
const FINDING_FILE = /^[a-z]+-[0-9a-f]{12}\.json$/;
const LOG = 'campaign.jsonl';

/** Throws UsageError, one sentence. */
export function openCampaign(directory: string): CampaignRecord {
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    throw new UsageError(`${directory} is no directory: expected what fuzz --findings DIR has filled.`);
  }
  const files = readdirSync(directory)
    .filter((name) => FINDING_FILE.test(name))
    .sort();
  const log = join(directory, LOG);
  const hasLog = existsSync(log);
  if (files.length === 0 && !hasLog) {
    throw new UsageError(
      `${directory} holds no finding and no ${LOG}: expected what fuzz --findings DIR has filled.`,
    );
  }
  return {
    name: basename(resolve(directory)),
    findings: files.map((name) => openFinding(join(directory, name))),
    log: hasLog ? logOf(log) : null,
  };
}

function logOf(file: string): CampaignRecord['log'] {
  try {
    return campaignLogOf(linesIn(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${(error as Error).message}.`);
  }
}
