/** W62 on a server that has something to show: lists that are always empty say nothing of their elements. */

import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Interface } from '../../schema/model.js';
import { CONSTANT_QUERIES } from '../../schema/qemu/effects.js';
import { argumentMembers } from '../../schema/types.js';
import { standsOn } from '../basis.js';
import type { CaseContext, ScriptCase, Session } from '../case.js';
import { citeRules } from '../rules.js';
import { BEFORE_JOB, CLEARING, JOB, LISTED, type ResourceStep, START_JOB } from './things.js';

const id = 'command-scenario/populated';
const cites = citeRules(['W62', 'W60']);

/** What was made is listed; the reply-type monitor judges everything that is said meanwhile. */
export function populated(iface: Interface): ScriptCase {
  return {
    id,
    title:
      'Nodes, bitmaps, objects, character devices and a job are listed, and all queries answer as declared',
    ...standsOn('schema'),
    cites,
    needs: { fresh: true, mutates: true },
    async run(context) {
      const session = await context.open();
      const done = new Set<string>();
      const perform = async (steps: readonly ResourceStep[]) => {
        for (const [command, args] of steps)
          if (await succeeds(context, session, command, args)) done.add(command);
      };
      await perform(BEFORE_JOB);
      const replies = await askAll(context, session, bareQueries(iface));
      await perform([START_JOB]);
      if (done.has(START_JOB[0])) await concluded(session);
      // Of the job only: nothing else has changed.
      for (const [query, list] of await askAll(context, session, ['query-jobs', 'query-block-jobs']))
        replies.set(query, list);
      for (const { by, query, member, value } of LISTED) {
        const list = replies.get(query);
        if (!done.has(by) || list === undefined) continue;
        if (Array.isArray(list) && list.some((one) => isObject(one) && one[member] === value)) continue;
        context.fail({
          check: 'command/listed',
          message: `${query} does not list what ${by} made`,
          expected: { [member]: value },
          actual: stringifyJson(list).slice(0, 400),
          cites,
        });
      }
      await perform(CLEARING);
    },
  };
}

async function succeeds(
  { target }: CaseContext,
  session: Session,
  command: string,
  args: JsonObject,
): Promise<boolean> {
  if (!target.commands.has(command)) return false;
  return 'return' in (await session.execute(command, args)).value;
}

async function concluded(session: Session): Promise<void> {
  for (
    let event = await session.event('JOB_STATUS_CHANGE');
    event;
    event = await session.event('JOB_STATUS_CHANGE')
  ) {
    const { data } = event.value as JsonObject;
    if (isObject(data) && data.id === JOB && data.status === 'concluded') return;
  }
}

/** Queries that need no argument; those with a constant answer are judged elsewhere. */
function bareQueries(iface: Interface): string[] {
  return Object.entries(iface.commands).flatMap(([command, { arguments: list }]) => {
    const members = argumentMembers(iface, list);
    const bare = members !== null && Object.values(members).every((m) => m.optional);
    return bare && command.startsWith('query-') && !CONSTANT_QUERIES.has(command) ? [command] : [];
  });
}

/** What each of the queries returns, of those that succeed. */
async function askAll(
  { target }: CaseContext,
  session: Session,
  queries: readonly string[],
): Promise<Map<string, JsonValue>> {
  const replies = new Map<string, JsonValue>();
  for (const query of queries) {
    if (!target.commands.has(query)) continue;
    const { value } = await session.execute(query);
    if (value.return !== undefined) replies.set(query, value.return);
  }
  return replies;
}
