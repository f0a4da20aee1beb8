import type { Example, ExampleMessage, Interface } from '../../schema/model.js';
import { Validator } from '../../schema/validate/validator.js';
import { standsOn } from '../basis.js';
import type { ScriptCase } from '../case.js';
import { oncePer } from '../documents/once.js';
import type { DocumentSource } from '../documents/source.js';
import { complaintsOf } from './complaints.js';
import { citesOfExample, idOf } from './exchange.js';

const validatorOf = oncePer((iface: Interface) => new Validator(iface));

/** An example is as its own document defines requests, replies and events. */
export function asDocumented(source: DocumentSource, example: Example): ScriptCase {
  const { entity, messages } = example;
  const cites = citesOfExample(source, example);
  return {
    id: `${idOf(source, example, messages)}/documented`,
    title: `the example of ${entity} matches the definition in its document`,
    ...standsOn('convention'),
    cites,
    needs: { documentOnly: true },
    async run(context) {
      const found = complaintsOf(example, messages, validatorOf(source.iface));
      if (found === null) return context.inapplicable(UNREADABLE_EXAMPLES);
      for (const complaint of found) {
        context.fail({ check: 'example/documented', message: `an example of ${entity} ${complaint}`, cites });
      }
    },
  };
}

/** Whether the document itself would not have these messages of the example so. */
export function contradictsItself(
  source: DocumentSource,
  example: Example,
  messages: readonly ExampleMessage[],
): boolean {
  const found = complaintsOf(example, messages, validatorOf(source.iface));
  return found !== null && found.length > 0;
}

export const CONTRADICTED = 'the example is not as its own document defines it';

export const UNREADABLE_EXAMPLES =
  'the example is shortened, no JSON, or of a command whose definition does not name all that it takes';
