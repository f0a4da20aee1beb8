/** Cases of what a document states in prose: provoked where one harmless request can, else blocked with the reason. */

import { Unsatisfiable } from '../../../generators/valid-value.js';
import type { Statement } from '../../../schema/model.js';
import { makeRequest, removeRequest } from '../../../schema/qemu/derived.js';
import { acts } from '../../../schema/qemu/effects.js';
import { standsOn } from '../../basis.js';
import type { Case, CaseContext, ScriptCase, Session } from '../../case.js';
import { TRACES } from '../../traces.js';
import type { DocumentSource } from '../source.js';
import { defaultCase } from './defaults.js';
import { deprecatedCase, deprecatedPart } from './deprecated.js';
import { eitherOrPlans } from './either-or.js';
import { errorPlans } from './errors.js';
import type { Situation, StatementAttempt, StatementKindPlan, StatementPlan } from './plan.js';
import { rangePlans } from './ranges.js';
import { shownDefault } from './shown.js';
import { partOfSomething, unprovoked } from './unprovoked.js';

/** A new kind of statement that can be provoked is a new file and a line here. */
const PROVOKED: readonly StatementKindPlan[] = [errorPlans, eitherOrPlans, rangePlans];

/** A statement that is made twice is one case. */
export function statementCases(source: DocumentSource): Case[] {
  const cases = source.iface.statements.flatMap((statement) => casesOf(source, statement));
  return [...new Map(cases.map((each) => [each.id, each])).values()];
}

function casesOf(source: DocumentSource, statement: Statement): Case[] {
  const commands = commandsOf(source, statement.entity);
  const kind = PROVOKED.find((each) => each.kind === statement.kind);
  if (statement.kind === 'default' && statement.member !== undefined)
    return [defaultCase(source, statement), ...shownDefault(source, statement)];
  if (statement.kind === 'deprecated') {
    return commands.length === 0
      ? [deprecatedPart(source, statement)]
      : commands.map((command) => deprecatedCase(source, statement, command));
  }
  if (commands.length === 0 && statement.kind !== 'event') return [partOfSomething(source, statement)];
  if (kind === undefined)
    return [unprovoked(source, statement, UNPROVOKED[statement.kind] ?? 'nothing tries it yet')];
  return commands.map((command) => provoked(source, statement, kind, command));
}

const UNPROVOKED: Partial<Record<Statement['kind'], string>> = {
  default: 'the document does not say what has the default',
  event: 'needs a scenario in which the event is due',
  precondition: 'needs the state that it is about',
  idempotence: 'needs something that was done already',
};

/** The command itself, or those whose arguments are the type. */
function commandsOf({ iface }: DocumentSource, entity: string): string[] {
  if (Object.hasOwn(iface.commands, entity)) return [entity];
  return Object.keys(iface.commands).filter((name) => iface.commands[name]?.arguments === entity);
}

function provoked(
  source: DocumentSource,
  statement: Statement,
  kind: StatementKindPlan,
  command: string,
): ScriptCase {
  const { entity, line, file } = statement;
  const cites = source.cites({ name: entity, line, file: typeof file === 'string' ? file : undefined });
  const stated = source.iface.statements.filter((each) => each.entity === entity);
  return {
    id: `document/${source.iface.document.id}/command/${command}/${kind.id(statement)}`,
    title: kind.title(statement),
    ...standsOn('documentation', { detail: true, otherRelease: !source.own }),
    cites,
    // A request that should be refused leaves nothing behind; without a subject it may be right, and carried out.
    needs: {
      commands: [command],
      mutates: acts(command),
      ...(acts(command) && kind.kind === 'error' && statement.member === undefined
        ? { fresh: true, cleansUp: TRACES }
        : {}),
    },
    async run(context) {
      const plan = planned(statement, kind, {
        server: context.model,
        command,
        scratch: context.scratch,
        stated,
      });
      if ('blocked' in plan) return context.blocked(plan.blocked);
      if ('inapplicable' in plan) return context.inapplicable(plan.inapplicable);
      const session = await context.open();
      const undo = await ensureNode(context, session, plan);
      const undecided: string[] = [];
      for (const attempt of plan.attempts) {
        const { value } = await session.execute(command, attempt.arguments);
        const verdict = attempt.judge(value);
        if (verdict !== null && 'undecided' in verdict) undecided.push(verdict.undecided);
        else if (verdict !== null) {
          context.fail({ check: `document/statement/${kind.kind}`, ...verdict, actual: value, cites });
        }
      }
      await undo();
      if (undecided.length === plan.attempts.length) {
        return context.blocked(undecided[0] ?? 'no value is known that breaks it');
      }
    },
  };
}

function planned(statement: Statement, kind: StatementKindPlan, situation: Situation): StatementPlan {
  try {
    return kind.plan(statement, situation);
  } catch (error) {
    if (error instanceof Unsatisfiable) return { blocked: error.message };
    throw error;
  }
}

/** What a request names beside its subject is a node, more often than not: it is there while the request is tried. */
async function ensureNode(
  { target }: CaseContext,
  session: Session,
  { attempts, node }: Extract<StatementPlan, { attempts: StatementAttempt[] }>,
): Promise<() => Promise<unknown>> {
  const named = attempts.some(
    (attempt) => node !== undefined && Object.values(attempt.arguments).includes(node),
  );
  const name = node ?? '';
  const make = makeRequest('block-node', name);
  const remove = removeRequest('block-node', name);
  if (!named || !target.commands.has(make.execute) || !target.commands.has(remove.execute))
    return async () => {};
  await session.execute(make.execute, make.arguments);
  return () => session.execute(remove.execute, remove.arguments);
}
