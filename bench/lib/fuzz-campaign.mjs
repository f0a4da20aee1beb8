/** A campaign of the fuzzer as the benchmarks need it: measured, and with findings out of the way. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Campaign } from '../../dist/harness/fuzz/engine/campaign.js';
import { Corpus } from '../../dist/harness/fuzz/guide/corpus.js';
import { MODES } from '../../dist/harness/fuzz/modes/index.js';
import { Findings } from '../../dist/harness/fuzz/store/findings.js';

/** `options` override; resolves with the summary. `progress` is called every 100 ms. */
export async function campaignOf(setting, name, options, progress = () => {}) {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const campaign = new Campaign(setting, {
    mode: MODES.find((mode) => mode.name === name),
    seed: 1,
    from: 0,
    runs: Infinity,
    time: Infinity,
    jobs: 1,
    minimize: false,
    corpus: new Corpus(),
    findings: new Findings(directory),
    stopOn: null,
    merged: () => {},
    emit: () => {},
    signal: new AbortController().signal,
    ...options,
  });
  const timer = setInterval(() => progress(campaign.progress()), 100);
  try {
    return await campaign.run();
  } finally {
    clearInterval(timer);
    rmSync(directory, { recursive: true });
  }
}
