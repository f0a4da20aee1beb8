/** The profile of a target, from its first session: version, commands, introspection, features. */
import { createHash } from 'node:crypto';
import { extentOf, MOST_EXTENT } from '../../schema/extent.js';
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { stringifyJson, wireText } from '../../schema/json-text.js';
import type { Interface } from '../../schema/model.js';
import { readIntrospection } from '../../schema/sources/introspection.js';
import { Validator } from '../../schema/validate/validator.js';
import type { Family, TargetFacts } from '../../suites/case.js';
import { answerKey, TYPES } from '../../suites/features.js';
import type { Connection } from '../qmp/connection.js';
import { NoReply, Unread } from '../qmp/errors.js';
import type { Simulation } from '../simulation.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import { askFeatures } from './ask-features.js';
import { endedAtOnce } from './ended-at-once.js';
import { isSilence, openFirst, result, simultaneous, told } from './first-session.js';
import { greetingOf, saysQmp } from './greeting.js';
import { guestEndIn } from './guest-end.js';
import { TimeoutBudget } from './timeouts.js';

export interface TargetProfile {
  facts: TargetFacts;
  program: string;
  /** The version member of the greeting, as it came. */
  version: JsonObject | null;
  capabilities: readonly string[];
  /** A QMP server that sends no greeting is tested without; that it should is for the cases to say. */
  greets: boolean;
  /** The limits of a server that only simulates a machine. */
  simulation: Simulation | null;
  introspection: JsonValue[] | null;
  /** The user's words after the program, where they say what the machine is; null where we do not know. */
  words: readonly string[] | null;
  /** What it says of the features that cases require. */
  features: Map<string, JsonValue>;
  model: Interface;
  validator: Validator | null;
  /** How many sessions the target can have at the same time. */
  sessions: number;
  pretty: boolean;
}

/** A model for a server that has no introspection. */
export interface FallbackModel {
  (family: Family, program: string, version: string | null): Interface;
  /** The limits of the server that greets with this package, if it only simulates a machine. */
  limits?(packageName: JsonValue | undefined, model: Interface): Promise<Simulation | null>;
}

/**
 * Asks a fresh target for its version, commands and schema. `timeout`: milliseconds, or the timeout budget that waits are
 * taken from. Throws TargetError when it is no QMP server.
 */
export async function profileTarget(
  target: Target,
  timeout: number | TimeoutBudget,
  fallback: FallbackModel,
): Promise<TargetProfile> {
  const timeouts = typeof timeout === 'number' ? new TimeoutBudget(timeout) : timeout;
  try {
    return target.family === 'ga'
      ? await learnAgent(target, timeouts, fallback)
      : await learnMonitor(target, timeouts, fallback);
  } catch (error) {
    const silence = isSilence(error);
    const gone = silence || error instanceof TargetError ? await endedAtOnce(target) : null;
    if (gone) throw gone;
    if (silence) {
      const stderr = target.stderr().trim().split('\n').slice(-3).join(' | ');
      throw new TargetError(
        'not-qmp',
        `${target.program} ${error instanceof Unread ? 'cannot be understood' : 'does not speak QMP'}: ${(error as Error).message}${stderr ? `; its stderr ends: ${stderr}` : ''}`,
      );
    }
    throw error;
  }
}

async function learnMonitor(
  target: Target,
  timeouts: TimeoutBudget,
  fallback: FallbackModel,
): Promise<TargetProfile> {
  const session = await openFirst(target, 'qmp', timeouts);
  try {
    const greeting = await greetingOf(session, timeouts.timeout);
    const offer = isObject(greeting) && isObject(greeting.QMP) ? greeting.QMP : {};
    const version = isObject(offer.version) ? offer.version : null;
    const text = versionText(version);
    const { value } = await negotiated(session, greeting !== null && saysQmp(greeting));
    // An agent under another name greets nobody and has no such command.
    if (greeting === null && !('return' in value)) {
      await session.close();
      return await learnAgent(target, timeouts, fallback);
    }
    const answers = 'return' in value || 'error' in value;
    const commands = answers ? names(await told(session, 'query-commands')) : [];
    const schema = answers ? await told(session, 'query-qmp-schema') : null;
    const introspection = Array.isArray(schema) ? schema : null;
    const model = introspection
      ? readIntrospection(introspection, {
          id: `introspection of ${target.program} ${text ?? ''}`.trim(),
          title: 'query-qmp-schema of the target itself',
          version: text,
          digest: `sha256:${createHash('sha256').update(stringifyJson(introspection)).digest('hex')}`,
          kind: 'introspection',
        })
      : fallback('qmp', target.program, text);
    if (introspection) refuseTooLarge(model, target.program);
    const simulation = (await fallback.limits?.(version?.package, model)) ?? null;
    const features = await askFeatures(
      session,
      simulation ? commands.filter((name) => simulation.telling.includes(name)) : commands,
      target.attached,
      timeouts,
    );
    // Half of what it says of itself is worse than nothing.
    const leaves = session.closed || session.events.some(({ value: event }) => guestEndIn(event) !== null);
    const gone = leaves ? await endedAtOnce(target) : null;
    if (gone) throw gone;
    return {
      facts: {
        family: 'qmp',
        version: text,
        commands: new Set(commands.length > 0 ? commands : Object.keys(model.commands)),
        disabled: new Set(),
        types: typesIn(features.get(answerKey(TYPES))),
        attached: target.attached,
      },
      program: target.program,
      version,
      capabilities: Array.isArray(offer.capabilities) ? offer.capabilities.map(wireText) : [],
      greets: greeting !== null,
      simulation,
      introspection,
      words: null,
      features,
      model,
      validator: introspection ? new Validator(model) : null,
      sessions: await simultaneous(target, timeouts.timeout),
      pretty: target.endpoints.some((e) => e.pretty),
    };
  } finally {
    await session.close();
  }
}

function refuseTooLarge(model: Interface, program: string): void {
  const extent = extentOf(model);
  if (extent <= MOST_EXTENT) return;
  const number = (n: number) => n.toLocaleString('en');
  throw new TargetError(
    'too-large',
    `${program} describes too much to be tested: ${number(extent)} commands, events, types, members and values in query-qmp-schema; at most ${number(MOST_EXTENT)} are tested.`,
  );
}

/** What qmp_capabilities gives. Who has greeted as a QMP server is one, and tested, even if nothing else comes of it. */
async function negotiated(session: Connection, greeted: boolean): Promise<{ value: JsonObject }> {
  try {
    return await session.negotiate();
  } catch (error) {
    if (greeted && isSilence(error)) return { value: {} };
    if (!(error instanceof NoReply)) throw error;
    throw new NoReply(`no greeting, and ${error.message}`);
  }
}

async function learnAgent(
  target: Target,
  timeouts: TimeoutBudget,
  fallback: FallbackModel,
): Promise<TargetProfile> {
  const session = await openFirst(target, 'ga', timeouts);
  try {
    const info = await result(session, 'guest-info');
    if (!isObject(info)) throw new NoReply('guest-info got no success reply');
    const supported = Array.isArray(info.supported_commands) ? info.supported_commands.filter(isObject) : [];
    const version = typeof info.version === 'string' ? info.version : null;
    const enabled = (on: boolean) =>
      new Set(supported.filter((c) => (c.enabled === true) === on).map((c) => wireText(c.name)));
    const model = fallback('ga', target.program, version);
    return {
      facts: {
        family: 'ga',
        version,
        commands: enabled(true),
        disabled: enabled(false),
        types: null,
        attached: target.attached,
      },
      program: target.program,
      version: version === null ? null : versionObject(version),
      capabilities: [],
      greets: false,
      simulation: null,
      introspection: null,
      words: null,
      features: new Map(),
      model,
      validator: new Validator(model),
      sessions: 1,
      pretty: false,
    };
  } finally {
    await session.close();
  }
}

function typesIn(list: JsonValue | undefined): Set<string> | null {
  return Array.isArray(list) ? new Set(names(list)) : null;
}

function names(list: JsonValue | undefined): string[] {
  return Array.isArray(list) ? list.filter(isObject).map((c) => wireText(c.name)) : [];
}

/** A guest agent tells its version as text; everybody else as an object. */
function versionObject(text: string): JsonObject {
  const [major = 0, minor = 0, micro = 0] = text.split('.').map(Number);
  return { qemu: { major, minor, micro }, package: text };
}

function versionText(version: JsonObject | null): string | null {
  const qemu = version?.qemu;
  if (!isObject(qemu)) return null;
  return [qemu.major, qemu.minor, qemu.micro].map(wireText).join('.');
}
