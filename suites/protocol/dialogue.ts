/** Cases as data: these bytes, sent to a session in this state, get these replies, and the session goes on. */
import type { JsonObject } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';
import { LEVELS, type Standing } from '../basis.js';
import type { CaseContext, Family, Finding, Needs, Received, ScriptCase, Session } from '../case.js';
import { citeRules, type Rule, standsOnRules } from '../rules.js';
import { type EnvelopeProblem, replyProblems } from './envelope.js';
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
      report(context, problems, rules, stands);
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
): Promise<EnvelopeProblem[]> {
  session.mark();
  const before = session.events.length;
  const most = mostReplies(expected);
  const { replies, marker: last } = await exchange(session, pieces, marker, most);
  const problems = [
    ...replies.flatMap((reply) => replyProblems(reply, family)),
    ...judgeReplies(expected, replies),
  ];
  // One reply too many, and nothing more was waited for.
  const waited = last === null && replies.length <= most;
  const instead = waited ? cameInstead(replies, session.events.slice(before), session.timeout) : null;
  if (problems.length > 0) return problems.slice(0, 3).map((problem) => firmly(problem, session, instead));
  if (last === null) return [firmly(goesOn(`no reply to ${marker} afterwards`), session, instead)];
  // A marker is a request like any other: only the reply itself is left to judge.
  return judgeReplies([{ ...answered((last.value as { id: string }).id) }], [last]).map(({ message }) =>
    goesOn(`${marker} failed afterwards: ${message}`),
  );
}

/**
 * Whatever was sent: a server that is gone has left requests without a reply (W14). `instead`: what came where a reply was
 * waited for in vain; null where it was not.
 */
function firmly(problem: EnvelopeProblem, { closed }: Session, instead: string | null): EnvelopeProblem {
  if (problem.check !== 'reply/missing' && problem.check !== 'session/goes-on') return problem;
  const { message } = problem;
  if (closed)
    return {
      ...problem,
      message: `${message}: the server closed the connection`,
      rules: ['W14'],
      firm: true,
    };
  return instead === null ? problem : { ...problem, message: `${message}${instead}` };
}

function cameInstead(replies: readonly Received[], events: readonly Received[], timeout: number): string {
  const names = [...new Set(events.map(({ value }) => wireText((value as JsonObject).event)))];
  const other = replies.length === 1 ? '1 other reply' : `${replies.length} other replies`;
  const came = [...names, ...(replies.length > 0 ? [other] : [])].join(', ');
  return ` within ${timeout} ms; ${came === '' ? 'nothing else came' : `meanwhile came ${came}`}`;
}

const goesOn = (message: string): EnvelopeProblem => ({ check: 'session/goes-on', message, rules: [] });

/** Problems as findings that cite their own rules and those of the case, and stand on no more than it does. */
export function report(
  context: CaseContext,
  problems: readonly EnvelopeProblem[],
  rules: readonly Rule[],
  stands: Standing = standsOnRules(rules),
): void {
  for (const problem of problems) context.fail(findingOf(problem, rules, stands));
}

/** With the rule that it stands on, and no more than the case does. */
export function findingOf(problem: EnvelopeProblem, rules: readonly Rule[], stands: Standing): Finding {
  const { check, message, firm } = problem;
  const own = weaker(problem, rules);
  const less = own !== undefined && LEVELS.indexOf(own.stands.level) > LEVELS.indexOf(stands.level);
  const cites = citeRules([...new Set([...(own?.rules ?? problem.rules), ...rules])]);
  const standing = firm ? standsOnRules(['W14']) : less ? own.stands : {};
  return { check, message, cites, ...standing };
}

/** Input after which the specification expects a client to reset the parser. */
const OF_BROKEN_INPUT: ReadonlySet<Rule> = new Set(['W22', 'W22a', 'W26']);

/** What a problem stands on where that is less than what its case is about. */
function weaker(
  { check, stands, rules, firm }: EnvelopeProblem,
  [about]: readonly Rule[],
): { stands: Standing; rules: readonly Rule[] } | undefined {
  // Section 4 itself names this class for what comes before negotiation.
  if (check === 'reply/class' && about === 'W2' && rules.includes('W21')) return undefined;
  if (check === 'session/goes-on' && !firm && about !== undefined && OF_BROKEN_INPUT.has(about))
    return { stands: standsOnRules(['W27']), rules: ['W27'] };
  return stands && { stands, rules };
}
