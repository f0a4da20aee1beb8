/** From what is known of a target to the cases of its run. */

import type { Knowledge } from '../harness/run/knowledge.js';
import { type Selection, select } from '../harness/run/select.js';
import { listCatalogs, loadCatalog } from '../schema/catalogs.js';
import type { Case } from '../suites/case.js';
import { commandCases } from '../suites/commands/index.js';
import { guestAgentCases } from '../suites/guest-agent/index.js';
import { introspectionCases } from '../suites/introspection/index.js';
import { unlistedCases } from '../suites/introspection/unlisted.js';
import { monitors } from '../suites/monitors/index.js';
import { protocolCases } from '../suites/protocol/index.js';
import { UsageError } from './exit.js';

/** Every case there is for this target, before any selection. */
export function allCases({ facts, model }: Knowledge, scratch: string): Case[] {
  const watched = monitors.filter((m) => m.families.includes(facts.family)).flatMap((m) => m.cases(model));
  const own =
    facts.family === 'ga'
      ? guestAgentCases
      : [...protocolCases, ...introspectionCases, ...unlistedCases(everyCommand(), facts)];
  return [...own, ...commandCases(model, scratch), ...watched];
}

/** Commands of all programs and versions that were asked what they have. */
function everyCommand(): string[] {
  const dumps = listCatalogs().filter((entry) => entry.kind === 'introspection');
  return dumps.flatMap(({ id }) => Object.keys(loadCatalog(id).commands));
}

/** The cases that are asked for. A selection of none is a mistake: a run of nothing would pass. */
export function selectedCases(knowledge: Knowledge, scratch: string, selection: Selection): Case[] {
  const cases = select(allCases(knowledge, scratch), selection);
  if (cases.length === 0)
    throw new UsageError('no case is left by --grep, --skip, --level and --shard together.');
  return cases;
}
