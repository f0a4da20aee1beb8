/** W41 the other way round: what is said to run out of band does. */
import { UNEXPECTED } from '../../generators/breakage.js';
import type { Case } from '../case.js';
import { converse } from './dialogue.js';
import { refused } from './expected.js';
import { script } from './script.js';

export const oobAllowedCases: Case[] = [
  script({
    id: 'protocol/oob/allowed/every-command',
    title: 'Every command that is said to run out of band is taken as such: only its argument is refused',
    rules: ['W41', 'W30'],
    needs: { capability: 'oob', mutates: true },
    run: async (context) => {
      const names = Object.entries(context.model.commands)
        .filter(([, { oob }]) => oob)
        .map(([name]) => name);
      if (context.introspection === null || names.length === 0)
        return context.inapplicable('the server says of no command that it runs out of band');
      return converse(
        await context.open({ enable: ['oob'] }),
        // One after the other: what is out of band needs no order.
        names.map((name) => `{"exec-oob": "${name}", "arguments": {"${UNEXPECTED}": 1}, "id": "${name}"}\n`),
        names.map((name) => ({ ...refused('GenericError', name), names: [UNEXPECTED, 'is missing'] })),
        'query-version',
        'qmp',
      );
    },
  }),
];
