/** An example against what the server says of itself. */

import { type ChangeJudgement, judge, lackOf } from '../../schema/compare/judge.js';
import { listDifferences } from '../../schema/compare/types.js';
import type { Example, Interface } from '../../schema/model.js';
import { Validator } from '../../schema/validate/validator.js';
import { standsOn } from '../basis.js';
import type { ScriptCase } from '../case.js';
import { oncePer } from '../documents/once.js';
import type { DocumentSource } from '../documents/source.js';
import { excused } from '../documents/verdict.js';
import { CONTRADICTED, contradictsItself, UNREADABLE_EXAMPLES } from './as-documented.js';
import { complaintsOf } from './complaints.js';
import { citesOfExample, idOf, requestOf } from './exchange.js';

const validatorOf = oncePer((iface: Interface) => new Validator(iface));

/**
 * A client that sends what a document of any age shows is understood. What a server says is held against examples of its
 * own release only: later ones may say more.
 */
export function asServed(source: DocumentSource, example: Example): ScriptCase {
  const { entity, messages } = example;
  const cites = citesOfExample(source, example);
  const request = requestOf(example);
  const judged = source.own ? messages : messages.filter(({ kind }) => kind === 'request');
  return {
    id: `${idOf(source, example, messages)}/served`,
    title: `the example of ${entity} matches the server's introspection`,
    ...standsOn('documentation', { detail: true, otherRelease: !source.own }),
    cites,
    needs: request === null ? {} : { commands: [request.command] },
    async run(context) {
      const { model, introspection } = context;
      if (introspection === null)
        return context.blocked('the target has no query-qmp-schema to hold the example against');
      const event = messages[0]?.kind === 'event' ? entity : null;
      if (event !== null && !Object.hasOwn(model.events, event))
        return context.inapplicable(`the target has no event ${event}: event/${event}/present`);
      if (judged.length === 0)
        return context.inapplicable('an event of another release may have had other data');
      const found = complaintsOf(example, judged, validatorOf(model));
      if (found === null) return context.inapplicable(UNREADABLE_EXAMPLES);
      if (found.length === 0) return;
      if (contradictsItself(source, example, judged)) return context.inapplicable(CONTRADICTED);
      const judgement = request && excuseOf(source, request.command, found, model);
      if (judgement) return context.inapplicable(judgement.because, excused(judgement));
      for (const complaint of found) {
        const message = `an example of ${entity} ${complaint}`;
        context.fail({ check: 'example/served', message, actual: messages[0]?.json ?? null, cites });
      }
    },
  };
}

/** Why the documents let the server refuse the request: a complaint names what they tell of. */
function excuseOf(
  source: DocumentSource,
  command: string,
  complaints: readonly string[],
  actual: Interface,
): ChangeJudgement | null {
  const documented = source.iface.commands[command]?.arguments ?? null;
  const own = actual.commands[command]?.arguments ?? null;
  const sides = { documented: source.iface, actual, direction: 'send' } as const;
  for (const difference of listDifferences(sides, documented, own)) {
    const names = [difference.absent?.name ?? '', ...difference.path];
    const words = complaints.flatMap((complaint) => complaint.split(/[\s/']+/));
    if (!names.some((name) => words.includes(name))) continue;
    const subject = { kind: 'commands', entity: command, list: 'arguments' } as const;
    const judgement = judge(lackOf(subject, difference), source.bench);
    if (judgement !== null) return judgement;
  }
  return null;
}
