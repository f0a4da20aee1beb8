import type { JsonValue } from '../../schema/json.js';
import type { Citation } from '../../schema/model.js';
import type { Basis, Level, Standing } from '../basis.js';
import type { Family, Received } from '../case.js';
import type { Match, MessageKind, Monitor, WatchedSession } from '../monitor.js';
import { type Rule, rule, standsOnRules } from '../rules.js';

/** What a message does against a rule; null when it keeps it. */
export interface MonitorViolation {
  message: string;
  expected: JsonValue;
  actual: JsonValue;
  /** Where it stands on another rule than the monitor. */
  cites?: Citation[];
  basis?: Basis;
  level?: Level;
}

/** One rule about single messages. */
export interface MessageRule {
  /** The case is `monitor/NAME`. */
  name: string;
  title: string;
  rules: readonly Rule[];
  /** That of the rules unless given. */
  stands?: Standing;
  families: readonly Family[];
  /** Undefined: the rule does not speak of this message. Null: it is kept. */
  check(
    message: Received,
    kind: MessageKind,
    match: Match,
    session: WatchedSession,
  ): MonitorViolation | null | undefined;
}

/** A monitor with one case, for one rule. */
export function ruleMonitor({
  name,
  title,
  rules,
  stands = standsOnRules(rules),
  families,
  check,
}: MessageRule): Monitor {
  const id = `monitor/${name}`;
  const cites = rules.map(rule);
  return {
    families,
    cases: () => [
      {
        id,
        title,
        ...stands,
        cites,
        needs: {},
        traffic: { unseen: 'no message that this rule speaks of was seen in this run' },
      },
    ],
    watch: (session, sink) => ({
      received(message, kind, match) {
        const violation = check(message, kind, match, session);
        if (violation === null) sink.seen(id);
        else if (violation) sink.violated(id, { check: id, cites, ...violation });
      },
    }),
  };
}

/** The bytes of a message, short enough to read. */
export function ruleExcerpt(message: Received): string {
  return message.raw.length <= 400 ? message.raw : `${message.raw.slice(0, 400)}…`;
}
