/**
 * The rules of the wire, by number: our words, and what each stands on. `docs/wire-rules.md` is made of them
 * (`node scripts/wire-rules.mjs`). Sections are those of QEMU's QMP specification (docs/interop/qmp-spec) as numbered until
 * QEMU 8.0, which later editions keep without numbers. `since` is the oldest edition, of 0.13, 3.0 and 11.1, that says so.
 */
import type { Citation } from '../schema/model.js';
import { type Basis, type Standing, standsOn } from './basis.js';

export interface WireRule {
  says: string;
  basis: Basis;
  /** Where to read it; absent for a convention. */
  where?: string;
  since?: '0.13' | '3.0' | '11.1';
  /** It is about an error class, a limit or a condition. */
  detail?: true;
}

const spec = (where: string, since: WireRule['since'], says: string): WireRule => ({
  says,
  basis: 'specification',
  where,
  ...(since === undefined ? {} : { since }),
});
const manual = (where: string, says: string, more: { detail?: true } = {}): WireRule => ({
  says,
  basis: 'documentation',
  where,
  ...more,
});
const convention = (says: string): WireRule => ({ says, basis: 'convention' });

export const RULES = {
  W1: spec(
    '2.2 Server Greeting',
    '0.13',
    'one unprompted greeting with the version and the capabilities on offer',
  ),
  W2: spec(
    '4 Capabilities Negotiation',
    '0.13',
    'until qmp_capabilities succeeds every other command is refused with CommandNotFound',
  ),
  W3: spec(
    '4 Capabilities Negotiation, 5 Compatibility Considerations',
    '0.13',
    'only what the greeting offers can be enabled, and a negotiation that failed stays open',
  ),
  W4: spec(
    '4 Capabilities Negotiation',
    '0.13',
    'in command mode every command is allowed except qmp_capabilities',
  ),
  W5: spec(
    '2.2 Server Greeting, 4 Capabilities Negotiation',
    '0.13',
    'every connection begins with a greeting, and in negotiation',
  ),
  W6: spec(
    '2.5 Asynchronous events, 4 Capabilities Negotiation',
    '0.13',
    'every client that has negotiated gets the events; each connection negotiates for itself',
  ),
  W7: spec('4 Capabilities Negotiation', '0.13', 'no event is delivered before negotiation is over'),
  W8: convention(
    'closing a connection harms nothing else; after a half-close what was sent is still answered',
  ),
  W9: convention('no event from before negotiation is kept back for later'),
  W10: spec(
    '2 Protocol Specification, 2.1 General Definitions',
    '3.0',
    'every message of the server is one JSON object in ASCII, ended by CRLF',
  ),
  W11: spec(
    '2.4 Commands Responses',
    '0.13',
    'a reply has either return or error, and an error has a class and a desc',
  ),
  W12: spec(
    '2.3 Issuing Commands, 2.4 Commands Responses',
    '0.13',
    'the id of a request, any JSON value, is part of its reply, unless the server could not read it',
  ),
  W13: spec('2.4.1 success', '0.13', 'a command that returns no data returns an empty object'),
  W14: spec(
    '2.3.1 Out-of-band execution, 2.4 Commands Responses',
    '3.0',
    'every request gets one reply, and in-band replies come in the order of their requests',
  ),
  W15: convention('a server has no members that no document knows; later ones may add some'),
  W16: manual(
    'QMP reference manual, QapiErrorClass',
    'an error has the class of its case: GenericError where none is documented',
    { detail: true },
  ),
  W20: spec(
    '2.3 Issuing Commands',
    '0.13',
    'a request is an object of execute (a string), optionally arguments (an object) and id; what is none gets an error',
  ),
  W21: manual(
    'QMP reference manual, QapiErrorClass: CommandNotFound',
    'a command that the server does not have is refused with CommandNotFound',
    { detail: true },
  ),
  W22: spec('3.5 Parsing error', '0.13', 'what is no JSON gets an error'),
  W23: spec(
    '2 Protocol Specification',
    '3.0',
    "strings in requests may be single-quoted, with \\' as an escape; the server sends double quotes only",
  ),
  W24: spec(
    '2.6 Forcing the JSON parser into known-good state',
    '11.1',
    'a byte 0xFF, or a control character that is no white space, resets the parser: the next command is read',
  ),
  W25: spec(
    '2 Protocol Specification',
    '0.13',
    'requests are JSON texts: white space is free, and so is how they are split',
  ),
  W26: convention('beyond the limits of the parser one error comes, and the session goes on'),
  W27: convention('the session goes on after input that is no JSON, without a reset'),
  W28: convention('a member of a request that nobody knows is refused'),
  W30: spec(
    '5 Compatibility Considerations',
    '0.13',
    'arguments are checked: a wrong type or an unknown key gets an error, before there is any effect',
  ),
  W31: spec(
    '5 Compatibility Considerations',
    '0.13',
    'a value of another type gets an error: an integer has no fraction and fits its range, and null is not absence',
  ),
  W32: spec('2.3 Issuing Commands', '0.13', 'arguments that are optional may be left out'),
  W40: spec(
    '2.3.1 Out-of-band execution, 5 Compatibility Considerations',
    '3.0',
    'exec-oob takes the place of execute once the capability oob is enabled',
  ),
  W41: spec(
    '2.3.1 Out-of-band execution',
    '3.0',
    'only commands with allow-oob in query-qmp-schema run out of band',
  ),
  W42: spec(
    '2.3.1 Out-of-band execution',
    '3.0',
    'an out-of-band command overtakes in-band ones that are not finished',
  ),
  W43: spec(
    '2.3.1 Out-of-band execution',
    '11.1',
    'in-band commands beyond those that fit the queue wait: the server stops reading',
  ),
  W50: spec(
    '2.5 Asynchronous events',
    '0.13',
    'an event has a name, a timestamp of integer seconds and microseconds, and perhaps data',
  ),
  W51: spec(
    '2.5 Asynchronous events',
    '3.0',
    'rate-limited events come at most once a second; the last one is delayed',
  ),
  W52: convention('events and replies come in the order in which their causes did'),
  W60: manual(
    'QMP reference manual, query-commands and query-qmp-schema',
    'query-commands and query-qmp-schema list the commands that the server supports',
  ),
  W61: manual(
    'QMP reference manual, QMP introspection: SchemaInfo',
    'every type that the schema refers to is in it, names are unique, tags and variants fit, alternates can be told apart',
  ),
  W62: {
    says: 'every reply and event is of the type that the server itself declares',
    basis: 'schema',
    where: 'query-qmp-schema of the server',
  },
  W70: manual(
    'QEMU Guest Agent protocol reference; QMP specification, QGA Synchronization',
    'the agent talks the same protocol without greeting and negotiation; guest-sync echoes, and 0xFF comes before the reply of guest-sync-delimited',
  ),
} as const satisfies Record<string, WireRule>;

export type Rule = keyof typeof RULES;

/** Where a rule is written: ours in docs/wire-rules.md, which points to QEMU's text. */
export function rule(number: Rule): Citation {
  const { says, basis, where }: WireRule = RULES[number];
  const source =
    where === undefined ? 'a convention' : basis === 'specification' ? `QMP specification, ${where}` : where;
  return { doc: 'wire-rules', entity: number, statement: `${says} (${source})` };
}

export function citeRules(rules: readonly Rule[]): Citation[] {
  return rules.map(rule);
}

/** What a check of these rules stands on: the first is what it is about. */
export function standsOnRules([first]: readonly Rule[]): Standing {
  const { basis, detail }: WireRule = first === undefined ? convention('') : RULES[first];
  return standsOn(basis, { detail: detail === true });
}
