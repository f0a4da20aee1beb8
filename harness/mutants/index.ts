/** All mutants, by the area of the rule that they break. A new one is an entry of its area's list. */
import { acceptanceMutants } from './acceptance.js';
import { argumentMutants } from './arguments.js';
import { checkMutants } from './checks.js';
import { commandMutants } from './commands.js';
import { envelopeMutants } from './envelope.js';
import { eventDataMutants } from './event-data.js';
import { eventMutants } from './events.js';
import { guestAgentMutants as agents } from './guest-agent.js';
import { hardwareMutants } from './hardware.js';
import { idMutants } from './ids.js';
import { introspectionMutants } from './introspection.js';
import { livenessMutants } from './liveness.js';
import { migrationMutants } from './migration.js';
import type { Mutant } from './mutant.js';
import { negotiationMutants } from './negotiation.js';
import { oobMutants } from './oob.js';
import { orderMutants } from './order.js';
import { rateMutants } from './rates.js';
import { readingMutants } from './reading.js';
import { replyMutants } from './replies.js';
import { runStateMutants } from './run-state.js';
import { sessionMutants } from './sessions.js';
import { stateMutants } from './state.js';
import { valueMutants } from './values.js';

export interface NamedMutant extends Mutant {
  /** `envelope/null-for-nothing`; stable. */
  id: string;
}

const PROTOCOL: Record<string, readonly Mutant[]> = {
  envelope: envelopeMutants,
  acceptance: acceptanceMutants,
  ids: idMutants,
  reading: readingMutants,
  order: orderMutants,
  negotiation: negotiationMutants,
  oob: oobMutants,
  sessions: sessionMutants,
  events: eventMutants,
  values: valueMutants,
};

const COMMANDS: Record<string, readonly Mutant[]> = {
  arguments: argumentMutants,
  checks: checkMutants,
  commands: commandMutants,
  replies: replyMutants,
  introspection: introspectionMutants,
  'event-data': eventDataMutants,
  state: stateMutants,
  liveness: livenessMutants,
};

const MACHINE: Record<string, readonly Mutant[]> = {
  'run-state': runStateMutants,
  hardware: hardwareMutants,
  migration: migrationMutants,
};

/** Of servers of QMP that have a machine, which is not as they say. */
export const machineMutants: readonly NamedMutant[] = Object.entries(MACHINE).flatMap(([area, mutants]) =>
  mutants.map((mutant) => named(area, mutant)),
);

/** The same, with hardware that only real ones have. */
export const deviceMutants: readonly NamedMutant[] = rateMutants.map((mutant) => named('rates', mutant));

/** Of servers of QMP, whose protocol they break. */
export const protocolMutants: readonly NamedMutant[] = Object.entries(PROTOCOL).flatMap(([area, mutants]) =>
  mutants.map((mutant) => ({ ...named(area, mutant), kills: inSuite('protocol', mutant.kills) })),
);

/** Of servers of QMP, whose commands and events are wrong. */
export const commandsMutants: readonly NamedMutant[] = Object.entries(COMMANDS).flatMap(([area, mutants]) =>
  mutants.map((mutant) => named(area, mutant)),
);

/** Of guest agents. */
export const agentMutants: readonly NamedMutant[] = agents.map((mutant) => named('guest-agent', mutant));

function named(area: string, mutant: Mutant): NamedMutant {
  const slug = mutant.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return { ...mutant, id: `${area}/${slug}` };
}

function inSuite(suite: string, kills: Mutant['kills']): Mutant['kills'] {
  return Object.fromEntries(Object.entries(kills).map(([pattern, check]) => [`${suite}/${pattern}`, check]));
}
