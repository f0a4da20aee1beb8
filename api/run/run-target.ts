/** One target's run, from the choice of it to its exit status. */

import type { ExpectationFile } from '../../harness/expectations/file.js';
import { type KnownDeviations, knownDeviations } from '../../harness/expectations/known.js';
import { Observed } from '../../harness/expectations/observed.js';
import type { CaseRecord, ResultEvent } from '../../harness/results.js';
import { run } from '../../harness/run/run.js';
import type { TargetProfile } from '../../harness/run/target-profile.js';
import { standingOf } from '../../reports/summary/standing.js';
import type { Level } from '../../suites/case.js';
import { prepare } from '../campaign.js';
import type { Choice, TargetFlags } from '../choice.js';
import { documentsFor } from '../documents.js';
import { manualsOf } from '../manual/beside.js';
import { allCases, monitorsFor, selectedCases } from '../plan.js';
import { scenariosFrom } from '../scenarios-from.js';
import { type SelectionFlags, selectionOf } from '../selection.js';
import { Wording } from '../wording.js';
import { conditionFor, identityOf, openExpectations, shippedFor } from './expectations.js';
import type { Interruption } from './interruption.js';
import { type Decided, targetKey } from './resume.js';
import { interfaceRecord, runRecord } from './run-record.js';

export interface RunSettings extends TargetFlags, SelectionFlags {
  jobs: number;
  seed: number;
  bail?: boolean;
  expect: string[];
  /** In a matrix. */
  name?: string;
}

/** What a run goes by besides its settings. */
export interface Background {
  files: readonly ExpectationFile[];
  /** Decided by an earlier run, by target. */
  earlier?: ReadonlyMap<string, Decided> | null;
  /** Is told what the run shows of the known deviations. */
  observed?: Observed;
}

/** Emits the run, on which a verdict can be given then. Throws TargetError where there is nothing to test. */
export async function runTarget(
  choice: Choice,
  settings: RunSettings,
  { files, earlier = null, observed = new Observed() }: Background,
  emit: (event: ResultEvent) => void,
  interruption: Interruption,
): Promise<void> {
  if (choice.kind === 'start' && choice.note) emit({ type: 'note', message: choice.note });
  const jobs = choice.kind === 'attach' ? 1 : settings.jobs;
  const campaign = await interruption.unless(prepare(choice, settings, jobs), (late) => late.close());
  if (campaign === null) {
    emit({ type: 'note', message: 'The run was interrupted before the target could be tested.' });
    return;
  }
  try {
    const { profile, pool, may, timeouts, scratch } = campaign;
    const { documents, notes } = await documentsFor(settings.docs, profile, manualsOf(choice, settings));
    for (const message of notes) emit({ type: 'note', message });
    const all = allCases(
      profile,
      documents,
      scratch,
      await scenariosFrom(settings.cases, settings.allowDenylisted),
    );
    const cases = selectedCases(all, selectionOf(settings));
    const shipped = shippedWhereChosen(choice, settings, profile);
    if (shipped !== null)
      emit({ type: 'note', message: `Known deviations are those of --expect ${shipped}.` });
    const expect = shipped === null ? settings.expect : [shipped];
    const ids = all.map(({ id }) => id);
    const deviations = deviationsFor(shipped === null ? files : openExpectations([shipped]), profile, ids);
    observed.begin(deviations, ids, conditionFor(identityOf(profile)));
    const record = runRecord(choice, { ...settings, expect }, profile, documents, cases.length);
    emit(record);
    const said = interfaceRecord(profile);
    if (said !== null) emit(said);
    const decided = earlier?.get(targetKey(record.target));
    const wording = new Wording(documents);
    for (const crash of decided?.crashes ?? []) emit(crash);
    const { level } = record;
    const { timeout, bail = false, seed } = settings;
    const { broken, left } = await run(
      {
        cases,
        monitors: monitorsFor(profile, documents),
        profile,
        pool,
        may,
        jobs,
        timeout,
        timeouts,
        bail,
        seed,
        level,
        deviations,
        ...(decided ? { decided } : {}),
      },
      (event) => {
        if (event.type === 'case') observed.case(event, counts(event, level));
        emit(event.type === 'case' ? wording.fill(event) : event);
      },
      interruption.signal,
    );
    if (broken) emit({ type: 'note', message: broken.message });
    await interruption.afterwards(left);
  } finally {
    await interruption.afterwards(campaign.close());
  }
}

/** A QEMU that we picked ourselves should not fail for what is known of it. */
function shippedWhereChosen(
  choice: Choice,
  { expect }: RunSettings,
  { facts }: TargetProfile,
): string | null {
  const ours = choice.kind === 'start' && choice.note !== undefined && !choice.reference;
  return ours && expect.length === 0 ? shippedFor(facts.version) : null;
}

function deviationsFor(
  files: readonly ExpectationFile[],
  profile: TargetProfile,
  ids: readonly string[],
): KnownDeviations {
  const today = new Date().toISOString().slice(0, 10);
  return knownDeviations(
    files.flatMap((file) => file.expectations),
    identityOf(profile),
    ids,
    today,
  );
}

function counts(record: CaseRecord, floor: Level): boolean {
  return standingOf(record, floor).kind === 'fail';
}
