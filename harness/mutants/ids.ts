/** Servers that do not give the id back as it was (W12). */
import { isObject, type JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import { isReply, type Mutant, replacing } from './mutant.js';

type Change = (id: JsonValue) => JsonValue | undefined;

const changing = (name: string, change: Change, kills: Mutant['kills']): Mutant => ({
  name,
  mutation: replacing(
    (value) => isReply(value) && 'id' in value,
    ({ id = null, ...rest }) => {
      const changed = change(id);
      return changed === undefined ? rest : { ...rest, id: changed };
    },
  ),
  kills,
});

const isNumber = (id: JsonValue) => typeof id !== 'string' && !Number.isNaN(Number(stringifyJson(id)));
const asNumber = (id: JsonValue) => (isNumber(id) ? Number(stringifyJson(id)) : id);
const lastBits = (id: JsonValue) => (typeof id === 'bigint' ? BigInt(Math.round(Number(id))) : id);

export const idMutants: Mutant[] = [
  changing('id lost', (id) => (String(id).startsWith('marker') ? id : undefined), {
    'id/{null,true,false,number,string,list,object,nested,long}/**': 'reply/id',
    'id/{null,true,false}': 'reply/id',
    'id/reused': 'reply/id',
    'id/in-refusal-before-negotiation': 'reply/id',
    'oob/{unknown-command,id-of-any-kind}': 'reply/id',
    'limits/many-members': 'reply/id',
  }),
  {
    name: 'id lost on errors only',
    mutation: replacing(
      (value) => 'error' in value,
      ({ id: _, ...rest }) => rest,
    ),
    kills: {
      'id/{null,true,false,reused}': '',
      'id/number/*': '',
      'request/missing-execute': '',
      'command/unknown/plain': 'reply/id',
    },
  },
  changing('id as text', (id) => (typeof id === 'string' ? id : stringifyJson(id)), {
    'id/{null,true,false,number,list,object,nested}/**': 'reply/id',
    'id/{null,true,false}': 'reply/id',
  }),
  changing('digits in an id as number', (id) => (/^\d+$/.test(String(id)) ? Number(id) : id), {
    'id/string/digits*': 'reply/id',
  }),
  changing('id rounded to 53 bits', lastBits, {
    'id/number/{beyond-53-bits,negative-beyond-53-bits}': 'reply/id',
    'id/number/int64-max': 'reply/id',
  }),
  changing('id cut to 31 bits', (id) => (Number.isInteger(asNumber(id)) ? Number(asNumber(id)) | 0 : id), {
    'id/number/{beyond,negative-beyond,int64,uint64}*': 'reply/id',
  }),
  changing('id rounded to a whole number', (id) => (typeof id === 'number' ? Math.round(id) : id), {
    'id/number/{half,negative-fraction,six-decimals}': 'reply/id',
  }),
  changing('ids that are false in C lost', (id) => (asNumber(id) ? id : undefined), {
    'id/{null,false}': 'reply/id',
    'id/number/zero': 'reply/id',
  }),
  changing('empty ids lost', (id) => (['""', '[]', '{}'].includes(stringifyJson(id)) ? undefined : id), {
    'id/{string,list,object}/empty': 'reply/id',
  }),
  changing('long ids cut', (id) => (typeof id === 'string' ? id.slice(0, 1024) : id), {
    'id/long/string': 'reply/id',
    'limits/long-string': 'reply/id',
  }),
  changing('long lists in ids cut', (id) => (Array.isArray(id) ? id.slice(0, 100) : id), {
    'id/long/list': 'reply/id',
  }),
  changing('nested ids cut', (id) => (Array.isArray(id) && Array.isArray(id[0]) ? [] : id), {
    'id/nested/*': 'reply/id',
  }),
  changing('lists in ids sorted', (id) => (Array.isArray(id) ? id.toSorted() : id), {
    'id/list/order': 'reply/id',
  }),
  changing('members of ids lost', (id) => (isObject(id) ? {} : id), {
    'id/object/{members,looks-like-a-*,beyond-53-bits,empty-key}': 'reply/id',
  }),
  changing('non-ASCII in ids replaced', (id) => (typeof id === 'string' ? id.replace(/[^ -~]/g, '?') : id), {
    'id/string/{controls,latin,bmp,astral,astral-escaped,escapes}': 'reply/id',
    'framing/split-in-{unicode-escape,utf8-sequence,escape}': 'reply/id',
  }),
  changing('ids trimmed', (id) => (typeof id === 'string' ? id.trim() : id), {
    'id/string/spaces': 'reply/id',
  }),
  {
    name: 'null for no id',
    mutation: replacing(
      (value) => isReply(value) && !('id' in value),
      (value) => ({ ...value, id: null }),
    ),
    kills: {
      'id/absent*': 'reply/id',
      'negotiation/command-without-id': 'reply/id',
      'oob/unknown-command-without-id': 'reply/id',
    },
  },
  {
    name: 'the last id sticks',
    mutation: {
      message(value, { state }) {
        if (!isReply(value)) return value;
        if ('id' in value) state.id = value.id;
        return state.id === undefined ? value : { ...value, id: state.id as JsonValue };
      },
    },
    kills: { 'id/absent-after-present': 'reply/id' },
  },
  {
    name: 'an id that was used is refused',
    mutation: {
      message(value, { state }) {
        const used = state as { ids?: Set<string> };
        used.ids ??= new Set();
        const id = stringifyJson(value.id ?? null);
        const again = isReply(value) && used.ids.has(id);
        used.ids.add(id);
        return again ? { error: { class: 'GenericError', desc: 'id in use' }, id: value.id ?? null } : value;
      },
    },
    kills: { 'id/reused': 'reply/class' },
  },
];
