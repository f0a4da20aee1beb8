/** A documented example is carried out, where its names can be made to stand for something. */

import { judgeRequest } from '../../../schema/compare/requests.js';
import { isObject, type JsonObject } from '../../../schema/json.js';
import type { Example } from '../../../schema/model.js';
import { acts } from '../../../schema/qemu/effects.js';
import { standsOn } from '../../basis.js';
import type { Finding, ScriptCase, Session } from '../../case.js';
import type { ResourceStep } from '../../commands/things.js';
import type { DocumentSource } from '../../documents/source.js';
import { excused } from '../../documents/verdict.js';
import type { Feature } from '../../features.js';
import { featuresOfRequests } from '../../requires.js';
import { TRACES } from '../../traces.js';
import { CONTRADICTED, contradictsItself } from '../as-documented.js';
import { citesOfExample, type ExampleRequest, idOf, requestOf } from '../exchange.js';
import { performExample, undoExample } from './perform.js';
import { replyFindings } from './reply.js';
import { confined, type ExampleScenario, filledIn, valuesIn } from './scenario.js';
import { EXAMPLE_SCENARIOS } from './scenarios.js';

/** The same request with other answers, of other states, is one case. */
export function replayed(source: DocumentSource, example: Example): ScriptCase | null {
  const request = requestOf(example);
  if (request === null) return null;
  const { command } = request;
  const scenario = scenarioOf(command, request.arguments);
  const cites = citesOfExample(source, example);
  const shown = example.messages.find(({ kind }) => kind === 'reply')?.json;
  const answer = isObject(shown) ? shown : null;
  const refused = answer?.error !== undefined;
  return {
    id: `${idOf(source, example, [request.message])}/${refused ? 'refused' : 'replayed'}`,
    title: `the example of ${example.entity} works as shown`,
    ...standsOn('documentation', { detail: true, otherRelease: !source.own }),
    cites,
    needs: {
      commands: [command],
      realEffects: true,
      mutates: acts(command) || scenario?.before !== undefined,
      fresh: scenario?.fresh ?? scenario?.shown ?? false,
      ...(scenario?.shown ? { cleansUp: TRACES } : {}),
      ...(scenario === null || refused ? {} : { requires: featuresFor(example, request, scenario) }),
    },
    async run(context) {
      if (refused)
        return context.blocked('the example shows an error, of a state that nothing here brings about');
      if (contradictsItself(source, example, [request.message])) return context.inapplicable(CONTRADICTED);
      if (scenario === null) return context.blocked(unbound(request));
      const args = confined(request.arguments, scenario.files ?? [], context.scratch);
      const values = { ...valuesIn(args), scratch: context.scratch };
      const steps = stepsBefore(scenario, args);
      if (steps === null) return context.blocked(unbound(request));
      const session = await context.open();
      const obstacle = await performExample(context, session, filledIn(steps, values));
      if (obstacle !== null) return context.blocked(`what the example needs cannot be made: ${obstacle}`);
      const { value } = await session.execute(command, args);
      const verdict = replyFindings(source, command, answer, value, scenario === LOOKING);
      const events = await missingEvents(session, shownEvents(example, scenario));
      await undoExample(context, session, filledIn(scenario.after ?? [], values));
      if ('undecided' in verdict) return context.blocked(verdict.undecided);
      const judgement =
        value.return === undefined ? judgeRequest(command, args, context.target.version) : null;
      if (judgement !== null) return context.inapplicable(judgement.because, excused(judgement));
      for (const each of [...verdict.findings, ...events]) context.fail({ actual: value, ...each, cites });
    },
  };
}

const LOOKING: ExampleScenario = {};

function unbound({ command, arguments: args }: ExampleRequest): string {
  return Object.keys(args).length === 0
    ? `nothing here brings about the state that ${command} is for`
    : `nothing here makes what the names in this example of ${command} stand for`;
}

/** Null where nothing is known that would make its names real. */
function scenarioOf(command: string, args: JsonObject): ExampleScenario | null {
  if (Object.hasOwn(EXAMPLE_SCENARIOS, command)) return EXAMPLE_SCENARIOS[command] ?? null;
  return !acts(command) && Object.keys(args).length === 0 ? LOOKING : null;
}

/** What the example takes: the devices that it and its set-up name; and where it shows that a machine stops, one that runs. */
function featuresFor(
  example: Example,
  { command, arguments: args }: ExampleRequest,
  scenario: ExampleScenario,
): readonly Feature[] {
  const steps = filledIn(stepsBefore(scenario, args) ?? [], valuesIn(args));
  const requests = [...steps, [command, args] as const].map(([execute, filled]) => ({
    execute,
    arguments: filled,
  }));
  const { requires = [] } = scenario;
  const runs = shownEvents(example, scenario).length > 0;
  return [...requires, ...(runs ? (['running'] as const) : []), ...featuresOfRequests(requests)];
}

function stepsBefore({ before = [] }: ExampleScenario, args: JsonObject): readonly ResourceStep[] | null {
  return typeof before === 'function' ? before(args) : before;
}

/** Of the events that must come of it, those that the example prints: it promises no more than it shows. */
function shownEvents({ messages }: Example, { events = [] }: ExampleScenario): string[] {
  return events.filter((name) => messages.some(({ json }) => isObject(json) && json.event === name));
}

async function missingEvents(
  session: Session,
  events: readonly string[],
): Promise<Pick<Finding, 'check' | 'message'>[]> {
  const missing = [];
  for (const name of events) {
    if ((await session.event(name)) !== null) continue;
    missing.push({ check: 'example/event', message: `the example shows ${name}, and it did not come` });
  }
  return missing;
}
