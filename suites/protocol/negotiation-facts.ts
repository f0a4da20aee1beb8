/** W2, W3 where the case depends on what the server offers and has. */
import { isObject } from '../../schema/json.js';
import type { Case } from '../case.js';
import { converse } from './dialogue.js';
import { answered, refused } from './expected.js';
import { script } from './script.js';

/** Capabilities that QMP knows. */
const KNOWN = ['oob'];

export const negotiationFactCases: Case[] = [
  script({
    id: 'protocol/negotiation/every-command',
    title: 'Every command of the server is refused before negotiation',
    rules: ['W2'],
    needs: { fresh: true, mutates: true },
    run: async (context) => {
      const names = [...context.target.commands].filter((name) => name !== 'qmp_capabilities').sort();
      return converse(
        await context.open({ negotiate: false }),
        [names.map((name) => `{"execute": "${name}", "id": "${name}"}\n`).join('')],
        names.map((name) => refused('CommandNotFound', name)),
        'qmp_capabilities',
        'qmp',
      );
    },
  }),
  script({
    id: 'protocol/negotiation/enable/not-offered',
    title: 'A capability that exists but is not on offer cannot be enabled',
    rules: ['W3a', 'W3'],
    run: async (context) => {
      const session = await context.open({ negotiate: false });
      const greeting = session.greeting?.value;
      const offer = isObject(greeting) && isObject(greeting.QMP) ? greeting.QMP.capabilities : null;
      const withheld = KNOWN.find((name) => Array.isArray(offer) && !offer.includes(name));
      if (withheld === undefined) return context.inapplicable('every capability is on offer');
      return converse(
        session,
        [`{"execute": "qmp_capabilities", "arguments": {"enable": ["${withheld}"]}, "id": 1}\n`],
        [refused('GenericError', 1)],
        'qmp_capabilities',
        'qmp',
      );
    },
  }),
  script({
    id: 'protocol/negotiation/lasts',
    title: 'A session stays negotiated through refusals of every kind',
    rules: ['W4', 'W2'],
    run: async (context) =>
      converse(
        await context.open(),
        [
          '{"execute": "qmpspec-no-such-command", "id": 1}{"id": 2}[]{foo}{"execute": "qmp_capabilities", "id": 3}',
          '{"execute": "query-version", "arguments": {"x": 1}, "id": 4}{"execute": "query-version", "id": 5}',
        ],
        [
          refused('CommandNotFound', 1),
          refused('GenericError', 2),
          refused('GenericError'),
          refused('GenericError'),
          refused('any', 3),
          refused('GenericError', 4),
          answered(5),
        ],
        'query-version',
        'qmp',
      ),
  }),
];
