/** From what is known of a target to the cases of its run. */

import { type Selection, select } from '../harness/run/select.js';
import type { TargetProfile } from '../harness/run/target-profile.js';
import { listCatalogs, loadCatalog } from '../schema/catalogs.js';
import { documentProgram, programNamed } from '../schema/compare/program.js';
import { history } from '../schema/editions.js';
import type { Case } from '../suites/case.js';
import { commandCases } from '../suites/commands/index.js';
import { documentCases } from '../suites/documents/index.js';
import { type DocumentSource, documentSource } from '../suites/documents/source.js';
import { guestAgentCases } from '../suites/guest-agent/index.js';
import { introspectionCases } from '../suites/introspection/index.js';
import { unlistedCases } from '../suites/introspection/unlisted.js';
import type { Monitor } from '../suites/monitor.js';
import { monitorsWith } from '../suites/monitors/index.js';
import { protocolCases } from '../suites/protocol/index.js';
import { referencesOf } from '../suites/references.js';
import { basesFor } from '../suites/scenarios/bases.js';
import type { Scenario } from '../suites/scenarios/engine/format.js';
import { scenarioCases } from '../suites/scenarios/index.js';
import { type ChosenDocument, isServersOwn } from './documents.js';
import { machineFacts } from './machine-facts.js';
import { UsageError } from './usage-error.js';

/** Every case there is for this target and these documents, before any selection. */
export function allCases(
  profile: TargetProfile,
  documents: readonly ChosenDocument[],
  scratch: string,
  scenarios: readonly Scenario[] = [],
): Case[] {
  const { facts, model } = profile;
  const sources = sourcesOf(profile, documents);
  const watched = monitorsFor(profile, documents)
    .filter((m) => m.families.includes(facts.family))
    .flatMap((m) => m.cases(model));
  const own =
    facts.family === 'ga'
      ? guestAgentCases
      : [
          ...protocolCases,
          ...introspectionCases,
          ...unlistedCases(everyCommand(), facts),
          ...scenarioCases(model, referencesOf(sources), basesFor(machineFacts(profile)), scenarios),
        ];
  const documented = sources.flatMap(documentCases);
  const cases = [...own, ...commandCases(model, scratch), ...documented, ...watched];
  for (const { id } of scenarios)
    if (cases.filter((c) => c.id === id).length > 1)
      throw new UsageError(`${id} of --cases is the id of a case that is there already.`);
  return cases;
}

/** The monitors, with what their rules stand on in these documents. */
export function monitorsFor(
  profile: TargetProfile,
  documents: readonly ChosenDocument[],
): readonly Monitor[] {
  return monitorsWith(referencesOf(sourcesOf(profile, documents)));
}

function sourcesOf(
  { facts, model, program }: TargetProfile,
  documents: readonly ChosenDocument[],
): DocumentSource[] {
  // Behind a proxy a program keeps what it lists, and loses its name.
  const server = { program: programNamed(program) ?? documentProgram(model), version: facts.version };
  return documents.map((each) => documentSource(each.iface, server, history, isServersOwn(each, program)));
}

/** Commands of all programs and versions that were asked what they have. */
function everyCommand(): string[] {
  const dumps = listCatalogs().filter((entry) => entry.kind === 'introspection');
  return dumps.flatMap(({ id }) => Object.keys(loadCatalog(id).commands));
}

/**
 * The cases that are asked for. A selection of none is a mistake; that a shard has none of them is not.
 * Throws UsageError.
 */
export function selectedCases(all: readonly Case[], selection: Selection): Case[] {
  const cases = select(all, selection);
  const { shard: _, ...whole } = selection;
  if (cases.length === 0 && select(all, whole).length === 0)
    throw new UsageError('no case is left by --grep, --skip and --level together.');
  return cases;
}
