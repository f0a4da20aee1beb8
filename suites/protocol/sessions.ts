/** W6: what one session does is nothing to another. */
import type { Case } from '../case.js';
import { converse } from './dialogue.js';
import type { EnvelopeProblem } from './envelope.js';
import { answered, parseErrors, refused } from './expected.js';
import { harmlessOutOfBand } from './oob.js';
import { type Script, script } from './script.js';

const NO_SUCH = 'qmpspec-no-such-command';
const OOB_PROBE = `{"exec-oob": "${NO_SUCH}", "id": "probe"}\n`;
const HALF = '{"execute": "query-ver';
const REST = 'sion", "id": 1}\n';

const independent = (
  what: string,
  title: string,
  run: Script['run'],
  { rules = ['W6'], needs = {} }: Partial<Pick<Script, 'rules' | 'needs'>> = {},
): Case => script({ id: `protocol/sessions/${what}`, title, rules, needs: { ...needs, sessions: 2 }, run });

const serves = (session: Parameters<typeof converse>[0]) =>
  converse(session, ['{"execute": "query-version", "id": 1}\n'], [answered(1)], 'query-version', 'qmp');

/** The first of several conversations that went wrong. */
async function each(conversations: (() => Promise<EnvelopeProblem[]>)[]): Promise<EnvelopeProblem[]> {
  for (const conversation of conversations) {
    const problems = await conversation();
    if (problems.length > 0) return problems;
  }
  return [];
}

export const sessionCases: Case[] = [
  independent('negotiation', 'Negotiation on one session opens no other', async (context) => {
    const waiting = await context.open({ negotiate: false });
    const negotiated = await context.open();
    return each([
      () =>
        converse(
          waiting,
          ['{"execute": "query-version", "id": 1}\n'],
          [refused('CommandNotFound', 1)],
          'qmp_capabilities',
          'qmp',
        ),
      () => serves(negotiated),
      () => serves(waiting),
    ]);
  }),
  independent(
    'failed-negotiation',
    'A refused negotiation leaves the other session as it is',
    async (context) => {
      const failing = await context.open({ negotiate: false });
      const negotiated = await context.open();
      const faulty = '{"execute": "qmp_capabilities", "arguments": {"enable": ["qmpspec"]}, "id": 1}\n';
      return each([
        () => converse(failing, [faulty], [refused('GenericError', 1)], 'qmp_capabilities', 'qmp'),
        () => serves(negotiated),
      ]);
    },
  ),
  ...[true, false].map((first) =>
    independent(
      `capabilities-${first ? 'first' : 'second'}`,
      `A capability is enabled on the session that asked for it only (the ${first ? 'first' : 'second'})`,
      async (context) => {
        const a = await context.open(first ? { enable: ['oob'] } : {});
        const b = await context.open(first ? {} : { enable: ['oob'] });
        const [asked, other] = first ? [a, b] : [b, a];
        // What is carried out shows more than the class of an error; only of this one it is known to do no harm.
        const known = harmlessOutOfBand(context.model) === 'query-yank' ? ['query-yank'] : [];
        return each([
          ...known.map(
            (name) => () =>
              converse(
                other,
                [`{"exec-oob": "${name}", "id": "known"}\n`],
                [refused('GenericError', 'known')],
                'query-version',
                'qmp',
              ),
          ),
          () => converse(other, [OOB_PROBE], [refused('GenericError', 'probe')], 'query-version', 'qmp'),
          () => converse(asked, [OOB_PROBE], [refused('CommandNotFound', 'probe')], 'query-version', 'qmp'),
        ]);
      },
      { rules: ['W40', 'W5'], needs: { capability: 'oob' } },
    ),
  ),
  independent(
    'same-ids',
    'Requests with the same ids under way on two sessions get their own replies',
    async (context) => {
      const [a, b] = [await context.open(), await context.open()];
      const ids = Array.from({ length: 25 }, (_, i) => i);
      const ask = (command: string) => ids.map((id) => `{"execute": "${command}", "id": ${id}}\n`).join('');
      const both = await Promise.all([
        converse(
          a,
          [ask('query-version')],
          ids.map((id) => answered(id)),
          'query-version',
          'qmp',
        ),
        converse(
          b,
          [ask(NO_SUCH)],
          ids.map((id) => refused('CommandNotFound', id)),
          'query-version',
          'qmp',
        ),
      ]);
      return both.flat();
    },
  ),
  independent(
    'half-a-message',
    'Half a message on one session is not finished by another',
    async (context) => {
      const [a, b] = [await context.open(), await context.open()];
      a.send(HALF);
      return each([() => serves(b), () => converse(a, [REST], [answered(1)], 'query-version', 'qmp')]);
    },
  ),
  independent(
    'two-halves',
    'Halves of messages on two sessions are finished each for itself',
    async (context) => {
      const [a, b] = [await context.open(), await context.open()];
      a.send(HALF);
      b.send('{"execute": "query-com');
      return each([
        () => converse(a, [REST], [answered(1)], 'query-version', 'qmp'),
        () => converse(b, ['mands", "id": 2}\n'], [answered(2)], 'query-version', 'qmp'),
      ]);
    },
  ),
  independent('reset', 'A parser reset on one session leaves half a message on another', async (context) => {
    const [a, b] = [await context.open(), await context.open()];
    a.send(HALF);
    return each([
      () => converse(b, [Buffer.of(0xff)], [parseErrors(2)], 'query-version', 'qmp'),
      () => converse(a, [REST], [answered(1)], 'query-version', 'qmp'),
    ]);
  }),
  independent('close', 'A session goes on when another is closed', async (context) => {
    const [a, b] = [await context.open(), await context.open()];
    a.send(HALF);
    b.send(HALF);
    await b.close();
    return converse(a, [REST], [answered(1)], 'query-version', 'qmp');
  }),
];
