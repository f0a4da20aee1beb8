/** W40–W42: the capability, which commands may use it, and overtaking. */
import { isObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import type { Case, CaseContext, Session } from '../case.js';
import { converse, dialogue } from './dialogue.js';
import { answered, type Expected, refused } from './expected.js';
import { demand, script } from './script.js';

const NO_SUCH = 'qmpspec-no-such-command';

/** Without the capability exec-oob is a member like any unknown one, whatever its value. */
const WITHOUT: Record<string, string> = {
  'exec-oob-needs-capability': `{"exec-oob": "${NO_SUCH}", "id": 1}`,
  'exec-oob-needs-capability/known-command': '{"exec-oob": "query-version", "id": 1}',
  'exec-oob-needs-capability/capabilities': '{"exec-oob": "qmp_capabilities", "id": 1}',
  'exec-oob-needs-capability/not-a-string': '{"exec-oob": 1, "id": 1}',
  'exec-oob-needs-capability/besides-execute': `{"execute": "${NO_SUCH}", "exec-oob": "${NO_SUCH}", "id": 1}`,
};

const WITH: Record<string, { send: string; expect: Expected[] }> = {
  'unknown-command': { send: `{"exec-oob": "${NO_SUCH}", "id": 1}`, expect: [refused('CommandNotFound', 1)] },
  'unknown-command-without-id': { send: `{"exec-oob": "${NO_SUCH}"}`, expect: [refused('CommandNotFound')] },
  'both-members': {
    send: `{"execute": "${NO_SUCH}", "exec-oob": "${NO_SUCH}", "id": 1}`,
    expect: [refused('GenericError', 1)],
  },
  'both-members-execute-last': {
    send: '{"exec-oob": "query-version", "execute": "query-version", "id": 1}',
    expect: [refused('GenericError', 1)],
  },
  'not-a-string': { send: '{"exec-oob": ["query-version"], "id": 1}', expect: [refused('GenericError', 1)] },
  'null-command': { send: '{"exec-oob": null, "id": 1}', expect: [refused('GenericError', 1)] },
  'unknown-member': {
    send: `{"exec-oob": "${NO_SUCH}", "qmpspec": 1, "id": 1}`,
    expect: [refused('GenericError', 1)],
  },
  'arguments-not-an-object': {
    send: `{"exec-oob": "${NO_SUCH}", "arguments": [], "id": 1}`,
    expect: [refused('GenericError', 1)],
  },
  'id-of-any-kind': {
    send: `{"exec-oob": "${NO_SUCH}", "id": {"a": [null, 9007199254740993]}}`,
    expect: [refused('CommandNotFound', { a: [null, 9007199254740993n] })],
  },
  'in-band-still-works': {
    send: `{"execute": "query-version", "id": 1}{"execute": "${NO_SUCH}", "id": 2}`,
    expect: [answered(1), refused('CommandNotFound', 2)],
  },
  'old-control-member': {
    send: '{"execute": "query-version", "control": {"run-oob": true}, "id": 1}',
    expect: [refused('GenericError', 1)],
  },
};

/** Known not to run out of band in any version. */
const IN_BAND_ONLY = ['query-version', 'query-commands', 'query-qmp-schema', 'qmp_capabilities'];

/** Out-of-band commands that change nothing where no migration runs, the most harmless first. */
const HARMLESS = ['query-yank', 'migrate-pause'];

/** The first of them that the server has. */
export const harmlessOutOfBand = ({ commands }: Interface): string | undefined =>
  HARMLESS.find((name) => commands[name]?.oob);

function harmless(model: Interface, context: CaseContext): string {
  const found = harmlessOutOfBand(model);
  if (found === undefined)
    return context.inapplicable('no command that is safe to try runs out of band here');
  if (found !== 'query-yank' && context.target.attached)
    return context.blocked(`${found} may act on a running migration`);
  return found;
}

const SLOW = '{"execute": "query-qmp-schema", "id": "slow"}\n';
const SLOW_ONES = 3;
/** A loaded machine may run the in-band commands before the out-of-band one is read: it cannot do so for ever. */
const ATTEMPTS = 5;

/** The ids in the order of their replies: some slow in-band requests, then one out-of-band one, in one write. */
async function race(session: Session, command: string): Promise<unknown[]> {
  session.send(`${SLOW.repeat(SLOW_ONES)}{"exec-oob": "${command}", "id": "oob"}\n`);
  const ids: unknown[] = [];
  while (ids.length <= SLOW_ONES) {
    const reply = await session.receive();
    if (reply === null) break;
    ids.push(isObject(reply.value) ? reply.value.id : undefined);
  }
  return ids;
}

const overtakes = script({
  id: 'protocol/oob/overtakes',
  title: 'An out-of-band command is answered before in-band ones that are waiting, and none is lost',
  rules: ['W42', 'W14'],
  needs: { capability: 'oob' },
  run: async (context) => {
    const command = harmless(context.model, context);
    const session = await context.open({ enable: ['oob'] });
    let ids: unknown[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      ids = await race(session, command);
      const complete = ids.length === SLOW_ONES + 1 && ids.filter((id) => id === 'oob').length === 1;
      if (!complete || ids.some((id) => id !== 'oob' && id !== 'slow'))
        return demand(
          false,
          'oob/complete',
          `replies are missing or too many: ${SLOW_ONES} slow requests and oob were sent, answered were ${JSON.stringify(ids)}`,
        );
      if (ids.at(-1) !== 'oob') return converse(session, [], [], 'query-version', 'qmp');
    }
    return demand(
      false,
      'oob/overtakes',
      `the reply out of band came after all in-band replies, in ${ATTEMPTS} attempts`,
    );
  },
});

const everyInBandCommand = script({
  id: 'protocol/oob/in-band-only/every-command',
  title: 'Every command whose introspection does not allow it is refused out of band',
  rules: ['W41'],
  needs: { capability: 'oob', fresh: true, mutates: true },
  run: async (context) => {
    if (context.introspection === null) context.inapplicable('the server does not say which commands may');
    const names = Object.entries(context.model.commands)
      .filter(([, { oob }]) => !oob)
      .map(([name]) => name);
    return converse(
      await context.open({ enable: ['oob'] }),
      [names.map((name) => `{"exec-oob": "${name}", "id": "${name}"}\n`).join('')],
      // A command that is listed and yet not there is an inconsistency of the introspection, not of this.
      names.map((name) => refused('any', name)),
      'query-version',
      'qmp',
    );
  },
});

const runsOutOfBand = script({
  id: 'protocol/oob/allowed-command-runs',
  title: 'A command that allows it is executed out of band: its id comes back, its arguments are checked',
  rules: ['W41', 'W12', 'W30'],
  needs: { capability: 'oob' },
  run: async (context) => {
    const command = harmless(context.model, context);
    const session = await context.open({ enable: ['oob'] });
    const faulty = await session.execute(command, { qmpspec: 1 }, { oob: true });
    const plain = await session.execute(command, undefined, { oob: true });
    const inBand = await session.execute(command);
    const same = 'return' in plain.value === 'return' in inBand.value;
    return [
      ...demand(
        isObject(faulty.value.error) && faulty.value.error.class === 'GenericError',
        'oob/arguments',
        `out of band an unexpected argument was not refused with GenericError: ${faulty.raw}`,
      ),
      ...demand(same, 'oob/same', `the reply differs out of band (${plain.raw}) and in band (${inBand.raw})`),
    ];
  },
});

export const oobCases: Case[] = [
  ...Object.entries(WITHOUT).map(([name, send]) =>
    dialogue({
      id: `protocol/oob/${name}`,
      title: `Without the capability exec-oob is refused: ${name}`,
      rules: ['W40', 'W20'],
      send: `${send}\n`,
      expect: [refused('GenericError', 1)],
    }),
  ),
  ...Object.entries(WITH).map(([name, { send, expect }]) =>
    dialogue({
      id: `protocol/oob/${name}`,
      title: `With the capability, requests keep their shape: ${name}`,
      rules: /member$/.test(name) && name !== 'both-members' ? ['W28', 'W40'] : ['W40', 'W20'],
      state: 'oob',
      send: `${send}\n`,
      expect,
    }),
  ),
  ...IN_BAND_ONLY.map((command) =>
    dialogue({
      id: `protocol/oob/in-band-only/${command}`,
      title: `${command} is refused out of band`,
      rules: ['W41'],
      state: 'oob',
      send: `{"exec-oob": "${command}", "id": 1}\n`,
      expect: [refused('GenericError', 1)],
    }),
  ),
  everyInBandCommand,
  runsOutOfBand,
  overtakes,
];
