/** W10 where the monitor pretty-prints: values spread over lines, everything else the same. */
import type { Case, CaseContext } from '../case.js';
import { converse } from './dialogue.js';
import { answered, parseError, refused } from './expected.js';
import { demand, script } from './script.js';

const needs = { pretty: true };
const pretty = (context: CaseContext, negotiate = true) => context.open({ pretty: true, negotiate });

export const prettyCases: Case[] = [
  script({
    id: 'protocol/pretty/greeting',
    title: 'A pretty-printing monitor greets like any other',
    rules: ['W1', 'W10'],
    needs,
    run: async (context) => {
      const { greeting } = await pretty(context, false);
      return demand(
        greeting !== null && /^\{\s*"QMP":\s*\{/.test(greeting.raw),
        'pretty/greeting',
        greeting === null
          ? 'no greeting came'
          : `the greeting is no pretty-printed object QMP: ${greeting.raw}`,
      );
    },
  }),
  script({
    id: 'protocol/pretty/replies',
    title: 'A pretty-printing monitor answers like any other',
    rules: ['W10', 'W14'],
    needs,
    run: async (context) =>
      converse(
        await pretty(context),
        [
          '{"execute": "query-version", "id": {"a": [1, {"b": "}\\"{"}]}}{"id": 2}{"execute" 3}',
          '{"execute": "qmpspec-no-such-command", "id": "\u20ac"}{"execute": "query-commands", "id": 5}',
        ],
        [
          answered({ a: [1, { b: '}"{' }] }),
          refused('GenericError', 2),
          parseError,
          refused('CommandNotFound', '\u20ac'),
          answered(5),
        ],
        'query-version',
        'qmp',
      ),
  }),
  script({
    id: 'protocol/pretty/negotiation',
    title: 'A pretty-printing monitor insists on negotiation',
    rules: ['W2', 'W10'],
    needs,
    run: async (context) =>
      converse(
        await pretty(context, false),
        ['{"execute": "query-version", "id": 1}\n'],
        [refused('CommandNotFound', 1)],
        'qmp_capabilities',
        'qmp',
      ),
  }),
];
