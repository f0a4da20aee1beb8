/** A campaign against planted reference servers, in a directory of its own that goes with the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { FuzzFinding } from '../../harness/finding.js';
import { FuzzCampaign } from '../../harness/fuzz/engine/campaign.js';
import { Corpus } from '../../harness/fuzz/guide/corpus.js';
import { MODES } from '../../harness/fuzz/modes/index.js';
import type { Mode } from '../../harness/fuzz/modes/mode.js';
import { Findings } from '../../harness/fuzz/store/findings.js';
import type { FuzzEvent, FuzzSummary } from '../../harness/fuzz-events.js';
import { type Plant, type PlantedOptions, planted } from './planted.js';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

export interface CampaignOfOptions extends PlantedOptions {
  seed?: number;
  jobs?: number;
  runs?: number;
  plant?: () => Plant;
  minimize?: boolean;
  signal?: AbortSignal;
  /** Of a campaign before. */
  directory?: string;
}

export interface Told {
  sent: string[];
  summary: FuzzSummary;
  directory: string;
  findings: readonly FuzzFinding[];
  events: FuzzEvent[];
}

export async function campaign(name: string, length: number, options: CampaignOfOptions): Promise<Told> {
  const { seed = 1, jobs = 1, runs = 10, plant = () => () => false, minimize = false, ...rest } = options;
  const { signal = new AbortController().signal, directory = newDirectory(), ...planting } = rest;
  const { setting, sent, remove } = await planted(plant, planting);
  const asked = sent.length;
  const findings = new Findings(directory);
  const events: FuzzEvent[] = [];
  const mode = MODES.find((each) => each.name === name) as Mode;
  const summary = await new FuzzCampaign(setting, {
    ...{ mode: { ...mode, length }, seed, from: 0, runs, time: Infinity, jobs, minimize, findings },
    corpus: new Corpus(),
    stopOn: null,
    merged: () => {},
    emit: (event) => events.push(event),
    signal,
  }).run();
  remove();
  return {
    sent: sent.slice(asked),
    summary,
    directory,
    findings: findings.all.map((known) => findings.read(known)),
    events,
  };
}

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'campaign-'));
  directories.push(directory);
  return directory;
}
