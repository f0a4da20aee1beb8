import type { Example } from '../../schema/model.js';
import { standsOn } from '../basis.js';
import type { ScriptCase } from '../case.js';
import type { DocumentSource } from '../documents/source.js';
import { citesOfExample, idOf } from './exchange.js';

/** What is printed as a message is JSON; from clients QMP takes single quotes too (W23). */
export function wellFormed(source: DocumentSource, example: Example): ScriptCase {
  const { entity, messages } = example;
  const cites = citesOfExample(source, example);
  return {
    id: `${idOf(source, example, messages)}/json`,
    title: `the example of ${entity} is JSON`,
    ...standsOn('convention'),
    cites,
    needs: { documentOnly: true },
    async run(context) {
      for (const { kind, flaw, line } of messages) {
        if (flaw !== 'not-json' && !(flaw === 'single-quoted' && kind !== 'request')) continue;
        const message = `the ${kind} in the example of ${entity} is not JSON`;
        const where = line === undefined ? {} : { actual: `line ${line}` };
        context.fail({ check: 'example/json', message, expected: 'one JSON object', ...where, cites });
      }
      if (messages.every(({ flaw }) => flaw !== 'lost')) return;
      context.blocked(`the document lost lines of the example of ${entity}`);
    },
  };
}
