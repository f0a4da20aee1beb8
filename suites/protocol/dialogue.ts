/** Cases as data: these bytes, sent to a session in this state, get these replies, and the session goes on. */
import { type Standing, standsOn } from '../basis.js';
import type { CaseContext, Family, Needs, ScriptCase, Session } from '../case.js';
import { citeRules, type Rule, standsOnRules } from '../rules.js';
import { type Problem, replyProblems } from './envelope.js';
import { exchange, type Wire } from './exchange.js';
import { answered, type Expected, judgeReplies, mostReplies } from './expected.js';

export interface Dialogue {
  id: string;
  title: string;
  rules: Rule[];
  /** That of the rules unless given. */
  stands?: Standing;
  needs?: Needs;
  /** How the session stands before: `ready` (negotiated, nothing enabled) unless given. */
  state?: 'negotiating' | 'ready' | 'oob';
  /** The bytes complete the negotiation; only where the state is `negotiating`. */
  completes?: boolean;
  /** A list is sent piece by piece. */
  send: Wire | readonly Wire[];
  expect: readonly Expected[];
  /** Sent when all that came before is answered: what goes out of band would overtake it. */
  afterwards?: { send: Wire; expect: readonly Expected[] };
}

export function dialogue(data: Dialogue): ScriptCase {
  const { id, title, rules, stands = standsOnRules(rules), needs = {}, state = 'ready' } = data;
  const marker = state === 'negotiating' && !data.completes ? 'qmp_capabilities' : 'query-version';
  return {
    id,
    title,
    ...stands,
    cites: citeRules(rules),
    needs: state === 'oob' ? { ...needs, capability: 'oob' } : needs,
    run: async (context) => {
      const session = await openAs(context, state);
      const pieces =
        typeof data.send === 'string' || data.send instanceof Uint8Array ? [data.send] : data.send;
      let problems = await converse(session, pieces, data.expect, marker, 'qmp');
      if (data.afterwards && problems.length === 0)
        problems = await converse(
          session,
          [data.afterwards.send],
          data.afterwards.expect,
          'query-version',
          'qmp',
        );
      report(context, problems, rules);
    },
  };
}

function openAs(context: CaseContext, state: 'negotiating' | 'ready' | 'oob'): Promise<Session> {
  if (state === 'negotiating') return context.open({ negotiate: false });
  return context.open(state === 'oob' ? { enable: ['oob'] } : {});
}

/** One exchange, judged: the replies, their envelopes, and that the session goes on. */
export async function converse(
  session: Session,
  pieces: readonly Wire[],
  expected: readonly Expected[],
  marker: string,
  family: Family,
): Promise<Problem[]> {
  const { replies, marker: last } = await exchange(session, pieces, marker, mostReplies(expected));
  const problems = [
    ...replies.flatMap((reply) => replyProblems(reply, family)),
    ...judgeReplies(expected, replies),
  ];
  if (problems.length > 0) return problems.slice(0, 3);
  if (last === null)
    return [
      goesOn(
        `${marker} was not answered afterwards${session.closed ? ': the server closed the connection' : ''}`,
      ),
    ];
  // A marker is a request like any other: only the reply itself is left to judge.
  return judgeReplies([{ ...answered((last.value as { id: string }).id) }], [last]).map(({ message }) =>
    goesOn(`${marker} failed afterwards: ${message}`),
  );
}

const goesOn = (message: string): Problem => ({ check: 'session/goes-on', message, rules: [] });

/** Of cases that stand on more: a class that no section names, a text for people, what is read after broken input. */
function weakened(
  { check, message }: Problem,
  rules: readonly Rule[],
): { weaker: Rule[]; stands?: Standing } {
  const has = (...some: Rule[]) => some.some((each) => rules.includes(each));
  if (check === 'reply/names') return { weaker: [], stands: standsOn('convention') };
  // Section 4 names this class for this case; section 3.5 shows the other in an example of broken input.
  if (check === 'reply/class' && !(has('W2', 'W4') && message.includes('class CommandNotFound')))
    return { weaker: ['W16'], stands: standsOnRules(['W16']) };
  if (check === 'session/goes-on' && has('W22', 'W26') && !has('W24'))
    return { weaker: ['W27'], stands: standsOnRules(['W27']) };
  return { weaker: [] };
}

/** Problems as findings that cite their own rules and those of the case. */
export function report(context: CaseContext, problems: readonly Problem[], rules: readonly Rule[]): void {
  for (const problem of problems) {
    const { check, message, rules: own } = problem;
    const { weaker, stands } = weakened(problem, rules);
    const cited = [...new Set([...weaker, ...own, ...rules])];
    context.fail({
      check,
      message,
      cites: stands?.basis === 'convention' ? [] : citeRules(cited),
      ...stands,
    });
  }
}
