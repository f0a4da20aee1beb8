/** W12 and W14: which reply belongs to which request. */
import { isObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Match, MessageKind, WatchedSession } from '../monitor.js';
import { ruleExcerpt, ruleMonitor } from './rule-monitor.js';

const isReply = (kind: MessageKind) => kind === 'return' || kind === 'error';

/** Whose reply it is can be told only where every request of the session was one of ours. */
const judged = (kind: MessageKind, session: WatchedSession) => isReply(kind) && !session.raw;

export const id = ruleMonitor({
  name: 'id',
  title: 'the id of the request is echoed unchanged',
  rules: ['W12'],
  families: ['qmp', 'ga'],
  check(message, kind, match, session) {
    if (!judged(kind, session) || match.by === 'none') return undefined;
    if (match.by === 'id') return null;
    return {
      message:
        isObject(message.value) && 'id' in message.value
          ? 'the reply has another id than its request'
          : 'the reply lacks the id of its request',
      expected: idOf(match),
      actual: ruleExcerpt(message),
    };
  },
});

export const oneReply = ruleMonitor({
  name: 'one-reply',
  title: 'every reply answers one request',
  rules: ['W14'],
  families: ['qmp', 'ga'],
  check(message, kind, match, session) {
    if (!judged(kind, session)) return undefined;
    if (match.by !== 'none') return null;
    return {
      message: 'a reply that no request waits for',
      expected: 'no message',
      actual: ruleExcerpt(message),
    };
  },
});

export const order = ruleMonitor({
  name: 'reply-order',
  title: 'in-band replies come in the order of their requests',
  rules: ['W14'],
  families: ['qmp', 'ga'],
  check(message, kind, match, session) {
    if (!judged(kind, session) || match.by === 'none') return undefined;
    if (!match.overtook) return null;
    return {
      message: 'the reply overtook an earlier in-band request',
      expected: 'the order of the requests',
      actual: ruleExcerpt(message),
    };
  },
});

const idOf = (match: Match) => `"id": ${stringifyJson(match.request?.id ?? null)}`;
