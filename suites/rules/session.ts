/** Rules of connections and of messages from the server. */
import { convention, documented, specified } from './wire-rule.js';

export const SESSION_RULES = {
  W1: specified(
    '2.2',
    '0.13',
    'the server greets at once, with its version and the names of the capabilities on offer',
  ),
  W1a: specified(
    '2.2',
    '0.13',
    'the greeting states the version of the server, in the format of what query-version returns',
  ),
  W1b: convention('every connection is offered the same capabilities, none of them twice'),
  W2: specified(
    '4',
    '0.13',
    'until qmp_capabilities succeeds, every other command is refused with CommandNotFound',
  ),
  W3: specified(
    '4',
    '0.13',
    'qmp_capabilities enables what is offered; where it fails, the negotiation stays open',
  ),
  W3a: convention('a capability that is not on offer is refused'),
  W4: specified('4', '0.13', 'after a negotiation every command is allowed but qmp_capabilities'),
  W5: specified('4', '0.13', 'a new connection starts in negotiation, with nothing enabled'),
  W5a: convention('a new connection has an empty parser, and gets nothing that was meant for another'),
  W6: specified(
    '4',
    '0.13',
    'every client that has negotiated gets events, and a reply to each of its requests',
  ),
  W7: specified(
    '4',
    '0.13',
    'no event is delivered in negotiation, which ends when qmp_capabilities takes effect: an event may precede its reply',
  ),
  W9: convention('an event that happened before a negotiation is not kept for later'),
  W8: convention(
    'closing a connection harms nothing else; after a half-close what was sent is still answered',
  ),
  W10: specified('2.1.1', '0.13', 'every message is one JSON object, ended by CR LF'),
  W10a: specified('2', '2.7', 'the server sends ASCII only, other characters as escapes'),
  W10b: convention('no member stands twice in a message, and no error has an empty text'),
  W11: specified('2.4', '0.13', 'a reply has either return, or error of class and desc'),
  W16: documented(
    'QMP reference manual, QapiErrorClass',
    '1.2',
    'an error has one of the classes that are listed: GenericError where it needs none of its own',
    { detail: true },
  ),
  W12: specified(
    '2.4',
    '0.13',
    'the id of a command comes back unchanged on success and on error; no id in, no id out',
  ),
  W12a: convention('the error of a message that cannot be parsed has no id'),
  W13: specified('2.4.1', '0.13', 'a command that returns no data returns an empty object'),
  W14: specified(
    '2.4',
    '0.13',
    'every command is answered by one success or one error; in-band replies come in the order of the requests',
  ),
  W15: convention('members of messages are those that the documentation names; newer servers may add some'),
};
