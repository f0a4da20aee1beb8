/** W1: what the server says first. */
import { isInteger, isObject, type JsonObject, type JsonValue, numberOf } from '../../schema/json.js';
import { equalJson, stringifyJson } from '../../schema/json-text.js';
import type { Case, CaseContext, Received, Session } from '../case.js';
import { bytesProblems, type EnvelopeProblem } from './envelope.js';
import { exchange } from './exchange.js';
import { demand, script } from './script.js';

/** The greeting's content; empty where it has not the shape, which is the business of `greeting/shape` alone. */
function content({ greeting }: Session): JsonObject {
  const value = greeting?.value;
  return isObject(value) && isObject(value.QMP) ? value.QMP : {};
}

function capabilitiesOf(session: Session): JsonValue[] {
  const { capabilities } = content(session);
  return Array.isArray(capabilities) ? capabilities : [];
}

const greeted = (context: CaseContext) => context.open({ negotiate: false });

const shape = script({
  id: 'protocol/greeting/shape',
  title: 'The greeting is an object QMP of version and capabilities, without id',
  rules: ['W1'],
  run: async (context) => {
    const value = (await greeted(context)).greeting?.value ?? null;
    const problem = (message: string) => demand(false, 'greeting/shape', message);
    if (!isObject(value) || !isObject(value.QMP))
      return problem(
        value === null ? 'no greeting came' : `the first message has no object QMP: ${stringifyJson(value)}`,
      );
    if (!isObject(value.QMP.version)) return problem('QMP.version is not an object');
    if (!Array.isArray(value.QMP.capabilities)) return problem('QMP.capabilities is not a list');
    const foreign = ['id', 'return', 'error', 'event'].filter((name) => name in value);
    return foreign.length > 0 ? problem(`the greeting has the member ${foreign[0]}`) : [];
  },
});

const versionShape = script({
  id: 'protocol/greeting/version-shape',
  title: 'The version is a triple of whole numbers and the name of a package',
  rules: ['W1a'],
  run: async (context) => {
    const { version } = content(await greeted(context));
    const { qemu, package: name } = isObject(version) ? version : {};
    const whole = (n: JsonValue | undefined) => isInteger(n) && numberOf(n) >= 0;
    return [
      ...demand(
        isObject(qemu) && ['major', 'minor', 'micro'].every((part) => whole(qemu[part])),
        'greeting/version',
        `version.qemu is not {major, minor, micro}: ${stringifyJson(qemu ?? null)}`,
      ),
      ...demand(typeof name === 'string', 'greeting/package', 'version.package is not a string'),
    ];
  },
});

const versionAgrees = script({
  id: 'protocol/greeting/version-agrees-with-query-version',
  title: 'The version greeted with is the one that query-version returns',
  rules: ['W1a'],
  run: async (context) => {
    const session = await context.open();
    const told = (await session.execute('query-version')).value.return ?? null;
    const greetedWith = content(session).version ?? null;
    return demand(
      equalJson(told, greetedWith),
      'greeting/version',
      `the greeting has version ${stringifyJson(greetedWith)}, query-version has ${stringifyJson(told)}`,
    );
  },
});

const capabilities = script({
  id: 'protocol/greeting/capabilities-strings',
  title: 'Capabilities are strings, none twice',
  rules: ['W1', 'W1b'],
  run: async (context) => {
    const list = capabilitiesOf(await greeted(context));
    const told = `capabilities are not distinct names: ${stringifyJson(list)}`;
    return [
      ...demand(
        list.every((c) => typeof c === 'string'),
        'greeting/capabilities',
        told,
      ),
      ...demand(
        !list.includes('') && new Set(list).size === list.length,
        'greeting/capabilities',
        told,
        'W1b',
      ),
    ].slice(0, 1);
  },
});

const capabilitiesEnable = script({
  id: 'protocol/greeting/every-capability-can-be-enabled',
  title: 'Each capability on offer can be enabled, and all of them together',
  rules: ['W3', 'W1'],
  run: async (context) => {
    const first = await greeted(context);
    const offered = capabilitiesOf(first).filter((c) => typeof c === 'string');
    await first.close();
    const problems: EnvelopeProblem[] = [];
    for (const enable of [...offered.map((c) => [c]), offered]) {
      const session = await greeted(context);
      const { value } = await session.negotiate(enable);
      problems.push(
        ...demand(
          'return' in value,
          'greeting/offer',
          `the capabilities ${stringifyJson(enable)} are on offer, and enabling them was refused: ${stringifyJson(value)}`,
        ),
      );
      await session.close();
    }
    return problems;
  },
});

const once = script({
  id: 'protocol/greeting/only-once',
  title: 'The greeting comes once, and nothing else comes unasked',
  rules: ['W1', 'W14'],
  run: async (context) => {
    const session = await greeted(context);
    const { replies, marker } = await exchange(session, [], 'qmp_capabilities', 0);
    // An event may come once the request is under way (W7).
    const [extra] = replies;
    return demand(
      marker !== null && !extra,
      'greeting/once',
      extra
        ? `something came between the greeting and the first reply: ${extra.raw}`
        : 'no reply to the first request after the greeting',
    );
  },
});

const bytes = script({
  id: 'protocol/greeting/bytes',
  title: 'The greeting is ASCII and ended by CR LF, and nothing stands before it',
  rules: ['W10'],
  run: async (context) => {
    const session = await greeted(context);
    // Whether a line end followed is settled once the next message is there.
    await session.negotiate();
    return session.greeting ? bytesProblems(session.greeting, 'qmp') : [];
  },
});

/** A server has one version; that it offers the same to everybody no text says. */
function alike(one: Received | null, other: Received | null): EnvelopeProblem[] {
  const told = `two sessions were greeted differently: ${one?.raw} and ${other?.raw}`;
  if (!equalJson(versionIn(one), versionIn(other))) return demand(false, 'greeting/same', told);
  return demand(equalJson(one?.value ?? null, other?.value ?? null), 'greeting/same', told, 'W1b');
}

function versionIn(greeting: Received | null): JsonValue {
  const { QMP } = isObject(greeting?.value) ? greeting.value : {};
  return (isObject(QMP) ? QMP.version : undefined) ?? null;
}

const everywhere = script({
  id: 'protocol/greeting/same-on-every-monitor',
  title: 'Two sessions at a time are greeted alike',
  rules: ['W1a', 'W1b', 'W6'],
  needs: { sessions: 2 },
  run: async (context) => {
    const [a, b] = [await greeted(context), await greeted(context)];
    return alike(a.greeting, b.greeting);
  },
});

const CONNECTIONS = 8;

const everyTime = script({
  id: 'protocol/greeting/same-every-time',
  title: 'One connection after the other is greeted alike',
  rules: ['W1a', 'W1b', 'W5'],
  run: async (context) => {
    let first: Received | null = null;
    for (let count = 0; count < CONNECTIONS; count++) {
      const session = await greeted(context);
      first ??= session.greeting;
      const problems = alike(first, session.greeting);
      if (problems.length > 0) return problems;
      await session.close();
    }
    return [];
  },
});

export const greetingCases: Case[] = [
  shape,
  versionShape,
  versionAgrees,
  capabilities,
  capabilitiesEnable,
  once,
  bytes,
  everywhere,
  everyTime,
];
