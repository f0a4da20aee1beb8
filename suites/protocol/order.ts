/** W14, W43: one reply per request, in order, however many are under way. */
import type { Case } from '../case.js';
import { dialogue } from './dialogue.js';
import { answered, type Expected, parseError, refused } from './expected.js';

/** Requests that end in every way there is; the kind differs from each to the next, so that a swap shows. */
const kinds: ((id: number) => [string, Expected])[] = [
  (id) => [`{"execute": "query-version", "id": ${id}}\n`, answered(id)],
  (id) => [`{"execute": "qmpspec-no-such-command", "id": ${id}}\n`, refused('CommandNotFound', id)],
  (id) => [
    `{"execute": "query-version", "arguments": {"x": ${id}}, "id": ${id}}\n`,
    refused('GenericError', id),
  ],
  (id) => [`{"id": ${id}}\n`, refused('GenericError', id)],
  () => ['{"execute" 1}\n', parseError],
  (id) => [`{"execute": "query-commands", "id": ${id}}\n`, answered(id)],
  () => ['{"execute": "query-version"}\n', answered()],
];

function mixture(rounds: number): { send: string; expect: Expected[] } {
  const pairs = Array.from({ length: rounds * kinds.length }, (_, i) =>
    (kinds[i % kinds.length] as (id: number) => [string, Expected])(i),
  );
  return { send: pairs.map(([text]) => text).join(''), expect: pairs.map(([, expected]) => expected) };
}

function flood(count: number): { send: string; expect: Expected[] } {
  const ids = Array.from({ length: count }, (_, i) => i);
  return {
    send: ids.map((id) => `{"execute":"query-version","id":${id}}`).join(''),
    expect: ids.map((id) => answered(id)),
  };
}

const inOrder = (name: string, title: string, data: { send: string; expect: Expected[] }): Case[] =>
  (['ready', 'oob'] as const).map((state) =>
    dialogue({
      id: `protocol/order/${name}${state === 'oob' ? '-with-oob' : ''}`,
      title: `${title}${state === 'oob' ? ', oob enabled' : ''}`,
      rules: state === 'oob' ? ['W14', 'W43'] : ['W14'],
      state,
      ...data,
    }),
  );

export const orderCases: Case[] = [
  ...inOrder(
    'mixture',
    'Successes, refusals and parse errors come in the order of their requests',
    mixture(3),
  ),
  ...inOrder(
    'flood',
    'Thousands of requests in one write are answered in order, none lost, none twice',
    flood(2000),
  ),
  ...inOrder('nine-in-flight', 'One request more than eight in flight waits and is answered', flood(9)),
  ...inOrder('large-among-small', 'Large replies come whole and in their turn', {
    send: '{"execute": "query-version", "id": 1}{"execute": "query-qmp-schema", "id": 2}{"execute": "query-version", "id": 3}',
    expect: [answered(1), answered(2), answered(3)],
  }),
];
