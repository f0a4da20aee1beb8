/** W5, W8: a connection ends without harm, and the next one starts from nothing. */
import type { Case, CaseContext, Needs, Session } from '../case.js';
import type { Rule } from '../rules.js';
import { converse } from './dialogue.js';
import type { EnvelopeProblem } from './envelope.js';
import { answered, type Expected, judgeReplies, refused } from './expected.js';
import { demand, script } from './script.js';

const REQUEST = '{"execute": "query-version", "id": 1}\n';
const HALF = '{"execute": "query-ver';
const OOB_PROBE = '{"exec-oob": "qmpspec-no-such-command", "id": "probe"}\n';

const serves = (session: Session) =>
  converse(session, [REST_OF_NOTHING], [answered(1)], 'query-version', 'qmp');
const REST_OF_NOTHING = REQUEST;

/** What the former client of a monitor may have left behind. */
const BEFORE: Record<string, { needs?: Needs; leave(context: CaseContext): Promise<Session> }> = {
  negotiation: { leave: (context) => context.open() },
  capabilities: { needs: { capability: 'oob' }, leave: (context) => context.open({ enable: ['oob'] }) },
  'half-a-message': { leave: async (context) => sent(await context.open(), HALF) },
  'half-a-string': { leave: async (context) => sent(await context.open(), '{"a": "') },
  'open-brackets': { leave: async (context) => sent(await context.open(), '[[[[{"a":') },
  'half-a-negotiation': {
    leave: async (context) => sent(await context.open({ negotiate: false }), '{"execute": "qmp_capa'),
  },
  nothing: { leave: (context) => context.open({ negotiate: false }) },
};

function sent(session: Session, text: string): Session {
  session.send(text);
  return session;
}

/** The next session on the same monitor: greeted, unnegotiated, with an empty parser and no capability. */
const startsOver = Object.entries(BEFORE).map(([what, { needs = {}, leave }]) =>
  script({
    id: `protocol/reconnect/after-${what}`,
    title: `A new connection starts over, whatever the one before left: ${what}`,
    rules: /half|open/.test(what) ? ['W5a', 'W2'] : ['W5', 'W2'],
    needs,
    run: async (context) => {
      await (await leave(context)).close();
      const session = await context.open({ negotiate: false });
      const problems = await converse(
        session,
        [REQUEST],
        [refused('CommandNotFound', 1)],
        'qmp_capabilities',
        'qmp',
      );
      if (problems.length > 0) return problems;
      return converse(session, [OOB_PROBE], [refused('GenericError', 'probe')], 'query-version', 'qmp');
    },
  }),
);

/** Sends, closes our side, and takes what still comes until the server closes its own. */
async function halfClose(session: Session, text: string, expected: Expected[]): Promise<EnvelopeProblem[]> {
  session.send(text);
  session.end();
  const replies = [];
  for (let reply = await session.receive(); reply; reply = await session.receive()) replies.push(reply);
  return judgeReplies(expected, replies);
}

const halfClosed = (what: string, title: string, text: string, expected: Expected[], negotiate = true) =>
  script({
    id: `protocol/half-close/${what}`,
    title,
    rules: ['W8'] satisfies Rule[],
    run: async (context) => {
      const problems = await halfClose(await context.open({ negotiate }), text, expected);
      if (problems.length > 0) return problems;
      return serves(await context.open());
    },
  });

const ids = Array.from({ length: 20 }, (_, id) => id);

/** More than a server that forgets to give a session back can afford. */
const ROUNDS = 40;

export const lifecycleCases: Case[] = [
  ...startsOver,
  script({
    id: 'protocol/reconnect/many-times',
    title: 'A monitor can be connected to again and again',
    rules: ['W1', 'W5', 'W8'],
    run: async (context) => {
      const problems: EnvelopeProblem[] = [];
      for (let round = 0; round < ROUNDS && problems.length === 0; round++) {
        const session = await context.open({ negotiate: round % 2 === 0 });
        problems.push(
          ...demand(session.greeting !== null, 'reconnect/greeting', `no greeting in round ${round}`),
        );
        await session.close();
      }
      return problems.length > 0 ? problems : serves(await context.open());
    },
  }),
  script({
    id: 'protocol/reconnect/no-reply-to-predecessor',
    title: 'A new client gets no reply to what its predecessor asked',
    rules: ['W5a', 'W14'],
    run: async (context) => {
      const former = await context.open();
      former.send(ids.map((id) => `{"execute": "query-version", "id": "former-${id}"}\n`).join(''));
      await former.close();
      const session = await context.open({ negotiate: false });
      return converse(session, [], [], 'qmp_capabilities', 'qmp');
    },
  }),
  script({
    id: 'protocol/close/replies-outstanding',
    title: 'Closing with replies outstanding harms neither the server nor another session',
    rules: ['W6', 'W8'],
    // The next client of that monitor may be handed a reply that is late: nobody else must get this target.
    needs: { sessions: 2, fresh: true },
    run: async (context) => {
      const [staying, leaving] = [await context.open(), await context.open()];
      leaving.send(ids.map((id) => `{"execute": "query-qmp-schema", "id": ${id}}\n`).join(''));
      await leaving.receive();
      await leaving.close();
      return serves(staying);
    },
  }),
  halfClosed('one-request', 'A request is answered though we close our side behind it', REQUEST, [
    answered(1),
  ]),
  halfClosed(
    'many-requests',
    'Everything sent before we close our side is answered',
    ids.map((id) => `{"execute": "query-version", "id": ${id}}\n`).join(''),
    ids.map((id) => answered(id)),
  ),
  halfClosed('half-a-message', 'Half a message before we close our side harms nothing', `${REQUEST}${HALF}`, [
    answered(1),
  ]),
  halfClosed(
    'before-negotiation',
    'A refusal, too, is sent though we close our side behind the request',
    REQUEST,
    [refused('CommandNotFound', 1)],
    false,
  ),
];
