/** Servers that take what they must refuse, refuse what they must take, or say the wrong thing (W20–W32). */
import { accept, classOf, descOf, isParseError, type Mutant, replacing, withClass } from './mutant.js';

export const acceptanceMutants: Mutant[] = [
  {
    name: 'misshapen requests accepted',
    mutation: replacing((value) => /^QMP input/.test(descOf(value)), accept),
    kills: {
      'request/**': 'reply/accepted',
      'oob/exec-oob-needs-capability/**': 'reply/accepted',
      'oob/both-members*': 'reply/accepted',
      'oob/not-a-string': 'reply/accepted',
      'oob/null-command': 'reply/accepted',
      'oob/unknown-member': 'reply/accepted',
      'oob/arguments-not-an-object': 'reply/accepted',
      'oob/old-control-member': 'reply/accepted',
      'negotiation/exec-oob*': 'reply/accepted',
      'negotiation/{missing-execute,not-an-object,unknown-member,greeting-sent-back}': 'reply/accepted',
      'negotiation/enable/arguments-*': 'reply/accepted',
    },
  },
  {
    name: 'faulty arguments accepted',
    mutation: replacing((value) => /arameter/.test(descOf(value)), accept),
    kills: {
      'arguments/{none,missing,unexpected,name,string,integer,enum,optional,nested}*/**': 'reply/accepted',
      'negotiation/enable/{unknown,capability,enable}-*': 'reply/accepted',
      'oob/allowed-command-runs': 'oob/arguments',
      'oob/allowed/every-command': '',
    },
  },
  {
    name: 'errors that do not name the parameter',
    mutation: replacing(
      (value) => 'error' in value,
      (value) => ({ ...value, error: { class: classOf(value) ?? null, desc: 'invalid request' } }),
    ),
    kills: {
      'arguments/{none,missing,unexpected,name,string,integer,enum,optional,nested}*/**': 'reply/names',
      'arguments/accepted/{optional,integer}*': 'reply/names',
    },
  },
  {
    name: 'good integers and optional arguments refused',
    mutation: replacing(
      (value) => /qmpspec-none/.test(descOf(value)),
      (value) => ({ ...value, error: { class: 'GenericError', desc: "Parameter 'size' is invalid" } }),
    ),
    kills: { 'arguments/accepted/{optional,integer}*': 'reply/names' },
  },
  {
    name: 'empty arguments refused',
    mutation: { request: (bytes) => bytes.replace(/"arguments": \{\}/g, '"arguments": {"none": 0}') },
    kills: {
      'arguments/accepted/empty': 'reply/refused',
      'negotiation/accepted/empty-arguments': 'reply/refused',
    },
  },
  {
    name: 'unknown commands are a GenericError',
    mutation: replacing(
      (value) => classOf(value) === 'CommandNotFound',
      (value) => withClass(value, 'GenericError'),
    ),
    kills: {
      'command/unknown/*': 'reply/class',
      'negotiation/{command-before-capabilities,command-without-id,query-commands,query-qmp-schema}':
        'reply/class',
      'negotiation/{unknown-command,empty-command,command-with-arguments,name-*,ten-commands}': 'reply/class',
      'limits/{nesting-moderate,nesting-at-limit,long-string}': 'reply/class',
      'half-close/before-negotiation': 'reply/class',
    },
  },
  {
    name: 'unknown commands do nothing',
    mutation: replacing((value) => /has not been found/.test(descOf(value)), accept),
    kills: { 'command/unknown/*': 'reply/accepted', 'oob/unknown-command*': 'reply/accepted' },
  },
  {
    name: 'command names in any case',
    mutation: {
      request: (bytes) => bytes.replace(/Query-Version|QMP_CAPABILITIES/g, (name) => name.toLowerCase()),
    },
    kills: { 'command/unknown/capitals': 'reply/accepted', 'negotiation/name-in-capitals': 'reply/accepted' },
  },
  {
    name: 'every error is CommandNotFound',
    mutation: replacing(
      (value) => classOf(value) === 'GenericError',
      (value) => withClass(value, 'CommandNotFound'),
    ),
    kills: { 'request/**': 'reply/class', 'malformed/{object,list,escape}/*': 'reply/class' },
  },
  {
    name: 'malformed JSON accepted',
    mutation: replacing(isParseError, accept),
    kills: { 'malformed/**': '', 'limits/nesting-beyond*': '' },
  },
  {
    name: 'malformed JSON passed over in silence',
    mutation: replacing(isParseError, () => null),
    kills: {
      'malformed/*': '',
      'parser/**': '',
      'limits/nesting-{beyond-lists,far-beyond}': '',
      'id/unparsable': 'reply/missing',
    },
  },
  {
    name: 'malformed JSON ends the connection',
    mutation: {
      message(value, link) {
        if (isParseError(value)) link.close();
        return value;
      },
    },
    kills: { 'malformed/{object,list,utf8,unterminated}/*': '', 'parser/0xff-resets/*': '' },
  },
  {
    name: 'an error with an id for what cannot be parsed',
    mutation: replacing(isParseError, (value) => ({ ...value, id: null })),
    kills: { 'malformed/**': '', 'id/unparsable': 'reply/id', 'parser/**': '' },
  },
  {
    name: 'a second error for what cannot be parsed',
    mutation: replacing(isParseError, (_, raw) => `${raw}\r\n`.repeat(2)),
    kills: { 'malformed/{object,list,escape}/*': '', 'malformed/many-in-a-row': '' },
  },
];
