/** What the server has and its own document does not mention. */

import type { Interface } from '../../schema/model.js';
import { standsOn } from '../basis.js';
import type { ScriptCase } from '../case.js';
import type { DocumentSource } from './source.js';

/** One case each for commands and events, where the document is of this very release and program. */
export function undocumentedCases(source: DocumentSource): ScriptCase[] {
  if (!source.own) return [];
  return (['commands', 'events'] as const).map((kind) => {
    const id = `document/${source.iface.document.id}/undocumented/${kind}`;
    const cites = source.cites({ name: kind });
    return {
      id,
      title: `the server has no ${kind} that its document does not mention`,
      ...standsOn('convention'),
      cites,
      needs: {},
      async run(context) {
        const names = kind === 'commands' ? [...context.target.commands] : eventsOf(context.model);
        const unknown = names.filter((name) => !Object.hasOwn(source.iface[kind], name));
        if (unknown.length === 0) return;
        context.fail({
          check: 'document/undocumented',
          message: `the server has ${unknown.length} ${kind} that its document does not mention: ${unknown.join(', ')}`,
          expected: 'a document that mentions all',
          actual: unknown,
          cites,
        });
      },
    };
  });
}

function eventsOf({ events }: Interface): string[] {
  return Object.keys(events);
}
