/** The vocabulary of order rules: each is data, and a judge that is pure computation over what happens on a target. */
import type { JsonValue } from '../../schema/json.js';
import type { Happening, WatchedTarget } from '../monitor.js';
import type { LinkedSentence } from '../references.js';
import type { Rule } from '../rules.js';

export interface Violation {
  message: string;
  expected: JsonValue;
  actual: JsonValue;
}

/**
 * Looks at one happening after the other. Undefined: the rule does not speak of it. Null: it is kept.
 * A judge that does not know the state (a session opened late, bytes of a case's own) says undefined.
 */
export type OrderJudge = (happening: Happening) => Violation | null | undefined;

/** For a rule about events of all kinds. */
export const EVERY: readonly string[] = ['*'];

export interface OrderRule {
  /** The case is `order/NAME`. */
  name: string;
  title: string;
  /**
   * The sentences of QEMU's documentation that say so, all of them needed. On a target whose document lacks one, and where
   * there are neither sentences nor rules, it is a convention.
   */
  says?: readonly LinkedSentence[];
  /** Rules of the wire that it stands on, beside the sentences. */
  rules?: readonly Rule[];
  /** It is about a condition: SHOULD. */
  detail?: true;
  /** Events that the judge is shown. A target that does not have the first is not held to the rule. */
  events: readonly string[];
  /** Commands whose requests and replies the judge is shown. Without events, it is the first of these that the target must have. */
  commands?: readonly string[];
  /** A new judge for a target that has just been started or attached to. */
  judge(target: WatchedTarget): OrderJudge;
}

/** For rules about what one session sees: a judge for each, forgotten when it is closed. */
export function perSession(make: () => OrderJudge): () => OrderJudge {
  return () => {
    const judges = new Map<number, OrderJudge>();
    return (happening) => {
      const { index } = happening.session;
      if (happening.kind === 'closed') {
        judges.delete(index);
        return undefined;
      }
      const judge = judges.get(index) ?? make();
      judges.set(index, judge);
      return judge(happening);
    };
  };
}

/** A command whose effect we cannot know. */
export const PROXY = 'human-monitor-command';

/**
 * For rules that must know all that is asked of the target: nothing is judged while a case sends bytes of its own or
 * where there may be other clients, and all but what is still unanswered is forgotten when somebody has acted unseen.
 * Such a rule names {@link PROXY} among its commands.
 */
export function allKnowing(make: () => OrderJudge): OrderRule['judge'] {
  return ({ attached }) => {
    const raw = new Set<number>();
    /** Requests that may yet have their effect: those of a closed session, too. */
    const waiting = new Set<Happening>();
    let judge = make();
    const forget = () => {
      judge = make();
      for (const sent of waiting) judge(sent);
    };
    return (happening) => {
      const { kind, name, session, request } = happening;
      if (kind === 'raw') raw.add(session.index);
      const over = kind === 'closed' && raw.delete(session.index);
      if (request) waiting.delete(request);
      if (kind === 'raw' || over || name === PROXY) forget();
      if (kind === 'sent' && name !== PROXY) waiting.add(happening);
      return attached || raw.size > 0 || name === PROXY ? undefined : judge(happening);
    };
  };
}
