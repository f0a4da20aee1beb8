/** The rules of the wire, by number: what a citation of `wire-rules` says, in a clause. */
import type { Citation } from '../schema/model.js';
import { type Standing, standsOn } from './basis.js';

export const RULES = {
  W1: 'one unprompted greeting with the version and the capabilities on offer',
  W2: 'until qmp_capabilities succeeds every other command is refused with CommandNotFound, id echoed',
  W3: 'only offered capabilities can be enabled; a failed negotiation stays open',
  W4: 'a completed negotiation cannot be repeated',
  W5: 'a new connection starts over: greeting, negotiation, empty parser',
  W6: 'monitors are independent of each other; events go to every negotiated session',
  W7: 'no event before negotiation, and none kept back for later',
  W8: 'closing a connection harms nothing else; after a half-close what was sent is still answered',
  W10: 'every message is one JSON object in ASCII, ended by CRLF; pretty printing may spread it over lines',
  W11: 'a reply has either return or error {class, desc}, and the class is a documented one',
  W12: 'id comes back unchanged on success and error; no id in, no id out; none for what cannot be parsed',
  W13: 'a command that returns nothing returns an empty object',
  W14: 'one reply per request, in-band replies in order, none before its request',
  W15: 'newer servers may add members',
  W20: 'a request is an object of execute (string), arguments (object) and id; anything else is a GenericError',
  W21: 'an unknown command is refused with CommandNotFound',
  W22: 'malformed JSON is a GenericError, and the session goes on with the next message',
  W23: 'input strings may be single-quoted, percent signs are ordinary, output is double-quoted',
  W24: 'byte 0xFF, and any invalid control byte, resets the parser',
  W25: 'white space, splitting and concatenation of requests are free',
  W26: 'limits of the parser give one error and no crash',
  W30: 'arguments are checked strictly, and an error names the parameter',
  W31: 'an integer is spelled as one and fits 64 bits; null is not absence',
  W32: 'optional arguments may be left out; enum values are case-sensitive',
  W40: 'exec-oob needs the capability, and excludes execute',
  W41: 'only commands that allow it run out of band',
  W42: 'an out-of-band command overtakes in-band ones that are not finished',
  W43: 'more in-band requests than may be in flight wait; none is lost',
  W50: 'an event has a name, a timestamp of seconds and microseconds, perhaps data, and no id',
  W51: 'rate-limited events come at least a second apart per key, the latest one wins',
  W52: 'order of events and replies is promised only where it is documented',
  W60: 'query-commands, query-qmp-schema and what the server accepts agree',
  W61: 'the schema is consistent: names unique, references defined, tags and variants fit, alternates decidable',
  W62: 'every reply and event validates against the introspection of the same server',
  W70: 'the guest agent: no greeting, negotiation, out-of-band or events; guest-sync echoes; disabled is CommandNotFound',
} as const satisfies Record<string, string>;

export type Rule = keyof typeof RULES;

export function rule(number: Rule): Citation {
  return { doc: 'wire-rules', entity: number, statement: RULES[number] };
}

export function citeRules(rules: readonly Rule[]): Citation[] {
  return rules.map(rule);
}

/** What a check of these rules stands on: the first is what it is about. */
export function standsOnRules(_rules: readonly Rule[]): Standing {
  return standsOn('specification');
}
