/** W12: the id comes back as it was, whatever its kind and whatever the outcome. */
import { parseJson } from '../../schema/json-text.js';
import { type Standing, standsOn } from '../basis.js';
import type { Case } from '../case.js';
import { DELICATE_IDS, IDS } from './data/ids.js';
import { dialogue } from './dialogue.js';
import { answered, parseError, refused } from './expected.js';

const NO_SUCH = 'qmpspec-no-such-command';

/** The ways a parsed request can end, each with an id. */
const echoes = (ids: Record<string, string>, stands: Standing) =>
  Object.entries(ids).flatMap(([kind, text]) => {
    const id = parseJson(text);
    return [
      dialogue({
        id: `protocol/id/${kind}`,
        title: `The id comes back on success and on every error: ${kind}`,
        rules: ['W12'],
        stands,
        send: [
          `{"execute": "query-version", "id": ${text}}\n`,
          `{"id": ${text}, "execute": "${NO_SUCH}"}\n`,
          ...(text.length > 1000
            ? []
            : [
                `{"execute": "query-version", "id": ${text}, "qmpspec": 1}\n`,
                `{"execute": "query-version", "arguments": {"qmpspec": 1}, "id": ${text}}\n`,
              ]),
        ].join(''),
        expect: [
          answered(id),
          refused('CommandNotFound', id),
          ...(text.length > 1000 ? [] : [refused('GenericError', id), refused('GenericError', id)]),
        ],
      }),
    ];
  });

export const idCases: Case[] = [
  ...echoes(IDS, standsOn('specification')),
  ...echoes(DELICATE_IDS, standsOn('specification', { detail: true })),
  dialogue({
    id: 'protocol/id/absent',
    title: 'A request without id gets a reply without id, on success and on error',
    rules: ['W12'],
    send: `{"execute": "query-version"}\n{"execute": "${NO_SUCH}"}\n{"execute": 1}\n{"execute": "query-version", "arguments": {"x": 1}}\n`,
    expect: [answered(), refused('CommandNotFound'), refused('GenericError'), refused('GenericError')],
  }),
  dialogue({
    id: 'protocol/id/absent-after-present',
    title: 'The id of a request does not stick to the next one',
    rules: ['W12'],
    send: `{"execute": "query-version", "id": 1}\n{"execute": "query-version"}\n{"execute": "${NO_SUCH}", "id": 2}\n{"execute": "${NO_SUCH}"}\n`,
    expect: [answered(1), answered(), refused('CommandNotFound', 2), refused('CommandNotFound')],
  }),
  dialogue({
    id: 'protocol/id/unparsable',
    title: 'A message that cannot be parsed gets an error without id, even where an id stands in it',
    rules: ['W22', 'W12a'],
    send: '{"id": 1, "execute": "query-version",}\n{"execute": "query-version", "id": 2 "x"}\n',
    expect: [parseError, parseError],
  }),
  dialogue({
    id: 'protocol/id/reused',
    title: 'An id can be used again',
    rules: ['W12'],
    send: `{"execute": "query-version", "id": "a"}\n${`{"execute": "${NO_SUCH}", "id": "a"}\n`.repeat(3)}`,
    expect: [answered('a'), ...Array(3).fill(refused('CommandNotFound', 'a'))],
  }),
  dialogue({
    id: 'protocol/id/in-refusal-before-negotiation',
    title: 'The refusal of a command before negotiation echoes ids of every kind',
    rules: ['W12', 'W2'],
    state: 'negotiating',
    send: Object.values(IDS)
      .filter((text) => text.length < 100)
      .map((text) => `{"execute": "query-version", "id": ${text}}\n`)
      .join(''),
    expect: Object.values(IDS)
      .filter((text) => text.length < 100)
      .map((text) => refused('CommandNotFound', parseJson(text))),
  }),
];
