/** Whether a target has what a case needs, and what it means if it has not. */
import { judgeRequest } from '../../schema/compare/requests.js';
import type { Case } from '../../suites/case.js';
import { lackingFeature } from '../../suites/features.js';
import { featuresOf } from '../../suites/requires.js';
import { readOptions, type Simulation } from '../simulation.js';
import type { TargetProfile } from './target-profile.js';

export interface Unmet {
  outcome: 'inapplicable' | 'blocked';
  reason: string;
  /** It was announced to go. */
  announced?: true;
}

export interface Permissions {
  /** `--allow-destructive`: acting on a target that is not ours is wanted. */
  destructive: boolean;
  /** The target is confined by us: it was started by the harness, and it is no agent that acts on this machine. */
  confined: boolean;
  /** Targets can be started at will. */
  restartable: boolean;
  /** Cases can choose the arguments that a target is started with. */
  machine: boolean;
}

/** Why a server that only simulates a machine cannot show what a command does; null: it can. */
function beyondSimulation(
  { commands = [], machine = [], ownProcess, stimuli = [] }: Case['needs'],
  { options, invented }: Simulation,
): string | null {
  if (readOptions(machine, options) === null)
    return 'the target only simulates a machine, and cannot be started with such hardware';
  if (ownProcess && !reachesOnlyPeers(commands, stimuli))
    return 'the target only simulates a machine, without files and a guest';
  const made = commands.find((command) => invented.includes(command));
  return made === undefined ? null : `the target only simulates a machine, and makes up what ${made} replies`;
}

/** A migration goes to whoever listens, and makes no file. */
function reachesOnlyPeers(commands: readonly string[], stimuli: readonly string[]): boolean {
  return (
    commands.some((name) => name.startsWith('migrate')) &&
    commands.every((name) => /migrat|^query-status$|^cont$|^stop$/.test(name)) &&
    stimuli.every((name) => name === 'sink')
  );
}

const NO_MACHINE =
  'needs a target started with arguments of its own: put {args} where the command takes them';

/** With what QEMU's lists of removals say of it. */
function gone(lack: string, name: string, version: string | null): Unmet {
  const judgement = judgeRequest(name, {}, version);
  return judgement === null
    ? { outcome: 'inapplicable', reason: lack }
    : { outcome: 'inapplicable', reason: `${lack}: ${judgement.because}`, announced: true };
}

export function unmetNeed({ needs }: Case, profile: TargetProfile, may: Permissions): Unmet | null {
  const { facts, model, capabilities, sessions, pretty } = profile;
  const disabled = needs.commands?.find((c) => facts.disabled.has(c));
  if (disabled) return { outcome: 'inapplicable', reason: `${disabled} is disabled on this target` };
  const missing = needs.commands?.find((c) => !facts.commands.has(c));
  if (missing) return gone(`the target has no command ${missing}`, missing, facts.version);
  const event = needs.events?.find((e) => !Object.hasOwn(model.events, e));
  if (event) return gone(`the target has no event ${event}`, event, facts.version);
  if (needs.machine && !facts.commands.has('query-machines')) {
    return { outcome: 'inapplicable', reason: 'the target has no machine' };
  }
  if (needs.lack !== undefined) return { outcome: 'inapplicable', reason: needs.lack };
  if (needs.capability !== undefined && !capabilities.includes(needs.capability)) {
    return {
      outcome: 'inapplicable',
      reason: `the target does not offer the capability ${needs.capability}`,
    };
  }
  if (needs.mutates && !may.confined && !may.destructive) {
    const reason =
      'would act on a target that is not confined, if it were accepted; --allow-destructive sends it';
    return { outcome: 'blocked', reason };
  }
  const lack = lackingFeature(featuresOf(needs), profile.features, {
    ownMachine: needs.machine !== undefined,
  });
  if (lack !== null) return { outcome: 'inapplicable', reason: lack };
  if (needs.documentOnly && profile.simulation)
    return {
      outcome: 'inapplicable',
      reason: 'checks the documentation only, and a server that only simulates a machine has none of its own',
    };
  const beyond = needs.realEffects && profile.simulation && beyondSimulation(needs, profile.simulation);
  if (beyond) return { outcome: 'inapplicable', reason: beyond };
  if (needs.ownProcess && !may.restartable) {
    return {
      outcome: 'blocked',
      reason: 'needs files or a peer of a target that we start, and this one is attached',
    };
  }
  if (needs.machine && !may.machine) return { outcome: 'blocked', reason: NO_MACHINE };
  if (needs.fresh === true && !may.restartable) {
    return { outcome: 'blocked', reason: 'needs a target of its own, and this one is attached' };
  }
  if ((needs.sessions ?? 1) > sessions) {
    const reason = `needs ${needs.sessions} sessions at the same time, and the target was started with ${sessions}`;
    return { outcome: 'blocked', reason };
  }
  if (needs.pretty && !pretty)
    return { outcome: 'blocked', reason: 'no monitor of the target pretty-prints' };
  return null;
}
