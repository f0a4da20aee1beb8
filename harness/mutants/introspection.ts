/** Servers whose introspection is inconsistent, or is not that of what they do (W60, W61). */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { exchanging, returning } from './exchange.js';
import type { Mutant } from './mutant.js';

type Entity = JsonObject;

const schema = (name: string, change: (all: Entity[]) => Entity[], kills: Mutant['kills']): Mutant => ({
  name,
  mutation: returning('query-qmp-schema', (all) => (Array.isArray(all) ? change(all as Entity[]) : all)),
  kills,
});

/** Changes the first that is where. */
const first =
  (where: (entity: Entity) => boolean, change: (entity: Entity) => Entity) =>
  (all: Entity[]): Entity[] => {
    const place = all.findIndex(where);
    return all.map((entity, i) => (i === place ? change(entity) : entity));
  };

const is = (metaType: string) => (entity: Entity) => entity['meta-type'] === metaType;
const named = (name: string) => (entity: Entity) => entity.name === name;
const hasTag = (entity: Entity) => 'tag' in entity;
const listOf = (value: JsonValue | undefined) => (Array.isArray(value) ? (value as Entity[]) : []);
const optional = (entity: Entity) => listOf(entity.members).some((m) => isObject(m) && 'default' in m);

const consistency = (name: string, rule: string, change: (all: Entity[]) => Entity[]): Mutant =>
  schema(name, change, { [`introspection/${rule}`]: '' });

export const introspectionMutants: Mutant[] = [
  consistency('a name twice', 'names-unique', (all) => [...all, all[0] as Entity]),
  consistency('a reference to nothing', 'references-defined', (all) =>
    first(named('query-version'), (entity) => ({ ...entity, 'ret-type': 'nowhere' }))(all),
  ),
  consistency('a type left out', 'references-defined', (all) => {
    const place = all.findIndex(is('enum'));
    return all.filter((_, i) => i !== place);
  }),
  consistency(
    'a tag that is no member',
    'tags',
    first(hasTag, (entity) => ({ ...entity, tag: 'nothing' })),
  ),
  consistency(
    'variants without a tag',
    'tags',
    first(hasTag, ({ tag: _, ...rest }) => rest),
  ),
  consistency(
    'a variant of no tag value',
    'variants',
    first(hasTag, (entity) => {
      const variants = listOf(entity.variants);
      return { ...entity, variants: [...variants, { ...(variants[0] as Entity), case: 'nothing' }] };
    }),
  ),
  consistency(
    'a default that is not null',
    'defaults',
    first(optional, (entity) => ({
      ...entity,
      members: listOf(entity.members).map((m) => ('default' in m ? { ...m, default: 0 } : m)),
    })),
  ),
  consistency(
    'a member twice',
    'members-unique',
    first(optional, (entity) => ({
      ...entity,
      members: [...listOf(entity.members), listOf(entity.members)[0] as Entity],
    })),
  ),
  consistency(
    'an array of nothing',
    'arrays',
    first(is('array'), ({ 'element-type': _, ...rest }) => rest),
  ),
  consistency(
    'an unknown meta-type',
    'meta-types',
    first(is('array'), (entity) => ({ ...entity, 'meta-type': 'vector' })),
  ),
  consistency(
    'an enum without values',
    'enums',
    first(is('enum'), (entity) => ({ ...entity, values: [], members: [] })),
  ),
  consistency(
    'an out-of-band flag in words',
    'allow-oob',
    first(is('command'), (entity) => ({ ...entity, 'allow-oob': 'yes' })),
  ),
  consistency(
    'features that are no list',
    'features',
    first(is('command'), (entity) => ({ ...entity, features: 'deprecated' })),
  ),
  consistency(
    'a command without a return type',
    'returns-are-types',
    first(named('query-version'), ({ 'ret-type': _, ...rest }) => rest),
  ),
  consistency(
    'an alternate of the same twice',
    'alternates',
    first(is('alternate'), (entity) => ({
      ...entity,
      members: [...listOf(entity.members), listOf(entity.members)[0] as Entity],
    })),
  ),
  schema('a command that the schema leaves out', (all) => all.filter((e) => e.name !== 'object-del'), {
    'introspection/commands-agree': '',
  }),
  schema(
    'a command that there is not',
    (all) => [...all, { ...(all.find(named('query-version')) as Entity), name: 'frobnicate' }],
    {
      'command/frobnicate/known': 'command/known',
      'introspection/commands-agree': '',
    },
  ),
  schema('an event that the schema leaves out', (all) => all.filter((e) => e.name !== 'JOB_STATUS_CHANGE'), {
    'monitor/event-known': '',
  }),
  schema(
    'an optional argument that is said to be mandatory',
    (all) =>
      all.map((entity) =>
        listOf(entity.members).some((m) => m.name === 'flat')
          ? { ...entity, members: listOf(entity.members).map(({ default: _, ...m }) => m) }
          : entity,
      ),
    { 'command/query-named-block-nodes/**': '' },
  ),
  schema(
    'a mandatory argument that is said to be optional',
    (all) => {
      const { 'arg-type': type } = all.find(named('object-del')) as Entity;
      return all.map((entity) =>
        entity.name === type
          ? { ...entity, members: listOf(entity.members).map((m) => ({ ...m, default: null })) }
          : entity,
      );
    },
    { 'command/object-del/reply': 'reply/optional' },
  ),
  schema(
    'an integer that is said to be a text',
    (all) =>
      all.map((entity) => ({
        ...entity,
        ...(Array.isArray(entity.members)
          ? { members: listOf(entity.members).map((m) => (m.name === 'speed' ? { ...m, type: 'str' } : m)) }
          : {}),
      })),
    { 'command/*/argument/speed/**': '' },
  ),
  schema(
    'an argument that the schema leaves out',
    (all) =>
      all.map((entity) =>
        Array.isArray(entity.members) && entity['meta-type'] === 'object'
          ? { ...entity, members: listOf(entity.members).filter((m) => m.name !== 'status') }
          : entity,
      ),
    { '**': 'reply/type' },
  ),
  {
    name: 'another schema every second time',
    mutation: exchanging({
      reply(reply, { execute }, { shared }) {
        if (execute !== 'query-qmp-schema' || !Array.isArray(reply.return)) return reply;
        shared.asked = ((shared.asked as number) ?? 0) + 1;
        return Number(shared.asked) % 2 === 0 ? { ...reply, return: reply.return.slice(0, -1) } : reply;
      },
    }),
    kills: { 'introspection/stable': 'introspection/stable' },
  },
];
