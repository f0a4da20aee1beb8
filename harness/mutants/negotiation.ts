/** Servers that greet wrongly, or negotiate too easily, too often or too little (W1–W4, W40–W42). */
import { isObject, type JsonObject } from '../../schema/json.js';
import { accept, descOf, type Mutant, replacing } from './mutant.js';
import type { Link } from './mutation.js';

const greeting = (
  name: string,
  change: (offer: JsonObject, link: Link) => JsonObject,
  kills: Mutant['kills'],
): Mutant => ({
  name,
  mutation: {
    message: (value, link) => (isObject(value.QMP) ? { ...value, QMP: change(value.QMP, link) } : value),
  },
  kills,
});

const version = (change: (qemu: JsonObject) => JsonObject) => (offer: JsonObject) => ({
  ...offer,
  version: {
    ...(offer.version as JsonObject),
    qemu: change((offer.version as JsonObject).qemu as JsonObject),
  },
});

/** Negotiates in the client's stead; the reply is kept from it. */
const AUTO = '{"execute": "qmp_capabilities", "id": "auto"}\n';
export const withoutAuto = (value: JsonObject): JsonObject | null => (value.id === 'auto' ? null : value);
export const autoNegotiate = (link: Link) => link.toServer(AUTO);

const isFailedNegotiation = (value: JsonObject) => /arameter|'arguments'|already/.test(descOf(value));

export const negotiationMutants: Mutant[] = [
  greeting(
    'a version that changes from one connection to the next',
    (offer, link) => (link.visit > 3 ? { ...offer, version: {} } : offer),
    { 'greeting/same-every-time': 'greeting/same' },
  ),
  {
    name: 'the greeting has another name',
    mutation: replacing(
      (value) => 'QMP' in value,
      ({ QMP = null }) => ({ HELLO: QMP }),
    ),
    kills: { 'greeting/shape': 'greeting/shape', 'pretty/greeting': 'pretty/greeting' },
  },
  {
    name: 'the greeting comes twice',
    mutation: replacing(
      (value) => 'QMP' in value,
      (_, raw) => `${raw}\r\n${raw}\r\n`,
    ),
    kills: { 'greeting/only-once': 'greeting/once', 'framing/nothing-at-all': '' },
  },
  {
    name: 'the greeting has an id',
    mutation: replacing(
      (value) => 'QMP' in value,
      (value) => ({ ...value, id: 0 }),
    ),
    kills: { 'greeting/shape': 'greeting/shape' },
  },
  greeting('no version', ({ capabilities = [] }) => ({ capabilities }), {
    'greeting/shape': 'greeting/shape',
    'greeting/version-*': '',
  }),
  greeting(
    'version numbers as text',
    version(() => ({ major: '7', minor: '2', micro: '0' })),
    {
      'greeting/version-shape': 'greeting/version',
    },
  ),
  greeting(
    'another version',
    version((qemu) => ({ ...qemu, micro: 99 })),
    {
      'greeting/version-agrees-with-query-version': 'greeting/version',
    },
  ),
  greeting(
    'each monitor another version',
    (offer, { endpoint }) => version((qemu) => ({ ...qemu, micro: endpoint }))(offer),
    {
      'greeting/same-on-every-monitor': 'greeting/same',
    },
  ),
  greeting('capabilities as numbers', (offer) => ({ ...offer, capabilities: [0] }), {
    'greeting/capabilities-strings': 'greeting/capabilities',
  }),
  greeting('a capability that is none', (offer) => ({ ...offer, capabilities: ['oob', 'qmpspec'] }), {
    'greeting/every-capability-can-be-enabled': 'greeting/offer',
  }),
  {
    name: 'unoffered capabilities enabled',
    mutation: {
      message: (value) => (isObject(value.QMP) ? { QMP: { ...value.QMP, capabilities: [] } } : value),
    },
    kills: { 'negotiation/enable/not-offered': 'reply/accepted' },
  },
  {
    name: 'no negotiation needed',
    mutation: { connected: autoNegotiate, message: withoutAuto },
    kills: {
      'negotiation/{command-*,query-*,unknown-command,empty-command,name-*,ten-commands,in-one-write}': '',
      'negotiation/accepted/*': '',
      'negotiation/every-command': '',
      'parser/0xff-keeps-negotiation-open': '',
      'malformed/before-negotiation': '',
      'id/in-refusal-before-negotiation': '',
      'pretty/negotiation': '',
      'sessions/negotiation': '',
      'reconnect/after-*': '',
      'half-close/before-negotiation': '',
    },
  },
  {
    name: 'one command needs no negotiation',
    mutation: replacing((value) => value.id === 'query-name', accept),
    kills: { 'negotiation/every-command': 'reply/accepted' },
  },
  {
    name: 'a failed negotiation ends the session',
    mutation: {
      message(value, link) {
        if (isFailedNegotiation(value)) link.close();
        return value;
      },
    },
    kills: {
      'negotiation/enable/{unknown,capability,enable,arguments}-*': '',
      'negotiation/enable/after-failures': '',
      'negotiation/again/*': '',
    },
  },
  {
    name: 'a failed negotiation completes the negotiation',
    mutation: {
      message(value, { state }) {
        if (isFailedNegotiation(value)) state.complete = true;
        return state.complete === true && /^Expecting capabilities/.test(descOf(value))
          ? accept(value)
          : value;
      },
    },
    kills: {
      'negotiation/enable/{unknown,capability,enable,arguments}-*': '',
    },
  },
  {
    name: 'negotiation again and again',
    mutation: replacing((value) => /already complete/.test(descOf(value)), accept),
    kills: { 'negotiation/again/*': 'reply/accepted', 'negotiation/lasts': 'reply/accepted' },
  },
  {
    name: 'a refusal undoes the negotiation',
    mutation: {
      message(value, { state }) {
        if ('error' in value) state.refused = true;
        const { return: returned, ...rest } = value;
        return returned !== undefined && state.refused === true
          ? { ...rest, error: { class: 'CommandNotFound', desc: 'negotiate' } }
          : value;
      },
    },
    kills: { 'negotiation/lasts': 'reply/refused', 'request/*': 'session/goes-on', 'malformed/*': '' },
  },
];
