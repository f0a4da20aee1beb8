/** A real reply is as the document says: for commands that only look and need no argument. */
import { receivedDifferences } from '../../schema/compare/received.js';
import type { Command } from '../../schema/model.js';
import { acts } from '../../schema/qemu/effects.js';
import { argumentMembers, isNone } from '../../schema/types.js';
import type { CaseContext, ScriptCase } from '../case.js';
import { uncomparable } from './arguments.js';
import { errorText } from './error-text.js';
import { returnsOf } from './returns.js';
import type { DocumentSource } from './source.js';
import { fail, settle } from './verdict.js';

export function replyCases(source: DocumentSource, name: string, command: Command): ScriptCase[] {
  const { iface } = source;
  const { returns } = command;
  const members = argumentMembers(iface, command.arguments);
  const bare = members !== null && Object.values(members).every((member) => member.optional);
  if (!bare || acts(name) || returns === null || isNone(returns)) return [];
  if (uncomparable(iface, { type: returns })) return [];
  const cites = source.cites({ name, ...command }, 'receive/type', 'receive/stays-present');
  return [
    {
      id: `document/${iface.document.id}/command/${name}/reply`,
      title: `${name} returns what the document states`,
      ...source.stands,
      cites,
      needs: { commands: [name] },
      async run(context: CaseContext) {
        const { value } = await (await context.open()).execute(name);
        if (value.return === undefined)
          return context.blocked(`no success reply in this state of the target: ${errorText(value)}`);
        const verdict = settle(source, returnsOf(name), receivedDifferences(iface, returns, value.return));
        if ('differences' in verdict) fail(context, verdict.differences, cites, value.return);
      },
    },
  ];
}
