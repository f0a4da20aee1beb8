/** W60 and W61: what the server says of itself agrees with itself. */

import { valueless } from '../../generators/valid-value.js';
import { isObject, type JsonValue } from '../../schema/json.js';
import { stringifyJson, wireText } from '../../schema/json-text.js';
import type { Case, CaseContext, ScriptCase, Session } from '../case.js';
import { rule, standsOnRules } from '../rules.js';
import { type ConsistencyRule, consistencyRules } from './consistency.js';
import { indexSchema } from './schema-index.js';

const QUERY = 'query-qmp-schema';

/** Faults beyond this many are counted, not listed. */
const LISTED = 20;

/** The schema as received; without one there is nothing to judge. */
function schemaOf({ introspection, blocked }: CaseContext): JsonValue[] {
  return introspection ?? blocked(`${QUERY} gave no list`);
}

function consistency({ name, title, faults }: ConsistencyRule): ScriptCase {
  const id = `introspection/${name}`;
  const cites = [rule('W61')];
  return {
    id,
    title,
    ...standsOnRules(['W61']),
    cites,
    needs: { commands: [QUERY] },
    async run(context) {
      const found = faults(indexSchema(schemaOf(context)));
      if (found.length === 0) return;
      const more = found.length > LISTED ? [`and ${found.length - LISTED} more`] : [];
      context.fail({
        check: id,
        message: `${found.length} entries of ${QUERY} break the rule: ${title}`,
        expected: title,
        actual: [...found.slice(0, LISTED), ...more],
        cites,
      });
    },
  };
}

async function namesOf(session: Session): Promise<string[]> {
  const { value } = await session.execute('query-commands');
  return Array.isArray(value.return) ? value.return.filter(isObject).map((c) => wireText(c.name)) : [];
}

const commandsAgree: ScriptCase = {
  id: 'introspection/commands-agree',
  title: 'query-commands and query-qmp-schema list the same commands',
  ...standsOnRules(['W60']),
  cites: [rule('W60')],
  needs: { commands: [QUERY, 'query-commands'] },
  async run(context) {
    const session = await context.open();
    // Twice: the list may not depend on when it is asked for.
    const lists = [await namesOf(session), await namesOf(session)];
    const described = indexSchema(schemaOf(context))
      .of('command')
      .map((c) => wireText(c.name));
    const missing = described.filter((c) => !lists.every((listed) => listed.includes(c)));
    const extra = lists.flatMap((listed) => listed.filter((c) => !described.includes(c)));
    const repeated = lists.flatMap((listed) => listed.filter((c, i) => listed.indexOf(c) !== i));
    if (missing.length + extra.length + repeated.length === 0) return;
    context.fail({
      check: 'introspection/commands-agree',
      message: [
        ...(missing.length > 0 ? [`query-commands lacks ${some(missing)}`] : []),
        ...(extra.length > 0 ? [`query-qmp-schema lacks ${some(extra)}`] : []),
        ...(repeated.length > 0 ? [`query-commands lists ${some(repeated)} twice`] : []),
      ].join('; '),
      expected: 'the same commands in both, each once',
      actual: {
        'only in query-qmp-schema': missing,
        'only in query-commands': [...new Set(extra)],
        'listed twice': [...new Set(repeated)],
      },
      cites: this.cites,
    });
  },
};

const stable: ScriptCase = {
  id: 'introspection/stable',
  title: 'query-qmp-schema answers the same to another session, and when it is asked again',
  ...standsOnRules(['W60a']),
  cites: [rule('W60a')],
  needs: { commands: [QUERY] },
  async run(context) {
    const session = await context.open();
    const before = stringifyJson(schemaOf(context));
    let { value } = await session.execute(QUERY);
    if (stringifyJson(value.return ?? null) === before) ({ value } = await session.execute(QUERY));
    if (stringifyJson(value.return ?? null) === before) return;
    context.fail({
      check: 'introspection/stable',
      message: 'the schema changed from one request to the next',
      expected: 'the same reply',
      actual: `${Array.isArray(value.return) ? value.return.length : 0} entries, before ${context.introspection?.length}`,
      cites: this.cites,
    });
  },
};

const satisfiable: ScriptCase = {
  id: 'introspection/satisfiable',
  title: 'every type of the schema has a valid value',
  ...standsOnRules(['W61a']),
  cites: [rule('W61a')],
  needs: { commands: [QUERY] },
  async run(context) {
    schemaOf(context);
    const { model } = context;
    const reasons = Object.keys(model.types).flatMap((name) => valueless(model, name) ?? []);
    if (reasons.length === 0) return;
    context.fail({
      check: 'introspection/satisfiable',
      message: `${reasons.length} types of the schema have no valid value`,
      expected: 'types that a client can give a value of',
      actual: reasons.slice(0, LISTED),
      cites: this.cites,
    });
  },
};

export const introspectionCases: readonly Case[] = [
  ...consistencyRules.map(consistency),
  commandsAgree,
  satisfiable,
  stable,
];

/** Names in a message. */
const NAMED = 3;

function some(names: readonly string[]): string {
  const all = [...new Set(names)];
  const more = all.length - NAMED;
  return all.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
