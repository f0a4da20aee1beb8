/** Servers that run out of band too easily or not at all (W40–W42). */
import { accept, descOf, type Mutant, replacing } from './mutant.js';

const ENABLING_NOTHING = /"execute": ?"qmp_capabilities"(?:, "arguments": \{(?:"enable": \[\])?\})?/g;
const ENABLING_OOB = '"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}';

export const oobMutants: Mutant[] = [
  {
    name: 'out of band without asking',
    mutation: { request: (bytes) => bytes.replace(ENABLING_NOTHING, ENABLING_OOB) },
    kills: {
      'oob/exec-oob-needs-capability': '',
      'negotiation/accepted/*': '',
      'negotiation/again/{plain,enable-nothing,enable-oob}': '',
      'negotiation/enable/{unknown,capability,enable,arguments}-*': '',
      'sessions/capabilities-*': '',
      'reconnect/after-*': '',
    },
  },
  {
    name: 'out of band never',
    mutation: { request: (bytes) => bytes.replace(/"enable": ?\["oob"\]/g, '"enable":[]') },
    kills: {
      'negotiation/enable/{offered,after-failures}': '',
      'negotiation/again/keeps-oob': '',
      'oob/{unknown-command,unknown-command-without-id,id-of-any-kind}': 'reply/class',
      'oob/allowed-command-runs': 'oob/same',
      'parser/0xff-keeps-capabilities': '',
      'sessions/capabilities-*': 'reply/class',
    },
  },
  {
    name: 'exec-oob is execute',
    mutation: { request: (bytes) => bytes.replace(/"exec-oob"/g, '"execute"') },
    kills: {
      'oob/overtakes': 'oob/overtakes',
      'oob/in-band-only/{query-version,query-commands,query-qmp-schema}': 'reply/accepted',
      'oob/in-band-only/every-command': '',
      'oob/exec-oob-needs-capability/{known-command,capabilities}': '',
      'oob/both-members*': '',
      'negotiation/exec-oob*': '',
    },
  },
  {
    name: 'an out-of-band reply lost',
    mutation: replacing(
      (value) => value.id === 'oob',
      () => null,
    ),
    kills: { 'oob/overtakes': 'oob/complete' },
  },
  {
    name: 'every command out of band',
    mutation: replacing((value) => /does not support OOB/.test(descOf(value)), accept),
    kills: { 'oob/in-band-only/*': 'reply/accepted' },
  },
  {
    name: 'in-band commands refused once out of band is enabled',
    mutation: {
      request(bytes, { state }) {
        if (/"enable": ?\["oob"\]/.test(bytes)) state.oob = true;
        else if (state.oob === true) return bytes.replace(/"execute"/g, '"exec-oob"');
        return bytes;
      },
    },
    kills: { 'oob/in-band-still-works': '' },
  },
];
