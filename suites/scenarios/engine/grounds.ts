/** What a scenario stands on, and what one of its findings does that stands on less. */
import type { Citation } from '../../../schema/model.js';
import { type Level, standsOn } from '../../basis.js';
import type { Finding } from '../../case.js';
import { type Grounds, groundsOf, type References, type SentenceCite } from '../../references.js';
import type { Problem } from './context.js';
import type { Scenario, Stands, Step } from './format.js';

/** QEMU's documentation of the class that errors have where nothing else is said. */
const GENERIC_ERROR: SentenceCite = {
  entity: 'QapiErrorClass',
  sentence: ['88d061cf61'],
  detail: true,
};

export interface ScenarioGrounds extends Grounds {
  /** What to report of a problem that a step met. */
  findingOf(problem: Problem, step?: Step): Finding;
}

export function groundsFor(scenario: Scenario, references: References): ScenarioGrounds {
  return scenario.file === undefined
    ? groundsOfOurs(scenario, references)
    : groundsOfUser(scenario, scenario.file);
}

const standsOf = (problem: Problem, step?: Step): Stands | undefined => problem.less ?? step?.stands;

function groundsOfOurs({ cites = [], steps }: Scenario, references: References): ScenarioGrounds {
  const sentences = cites.filter((cite): cite is SentenceCite => !('doc' in cite));
  const grounds = groundsOf(sentences, references);
  const generic = references.find(GENERIC_ERROR)?.citation;
  const isGeneric = steps.some((step) => 'execute' in step && step.error === 'GenericError');
  const all = generic && isGeneric && grounds.cites.length > 0 ? [...grounds.cites, generic] : grounds.cites;
  const detail = groundsOf(
    sentences.map((cite) => ({ ...cite, detail: true })),
    references,
  );
  return {
    ...grounds,
    cites: all,
    findingOf(problem, step) {
      const stands = standsOf(problem, step);
      const found = bare(problem);
      if (stands === undefined) return { ...found, cites: grounds.cites };
      const unsaid = problem.class === 'GenericError' && generic === undefined;
      if (stands === 'convention' || grounds.basis === 'convention' || unsaid)
        return { ...found, ...standsOn('convention'), cites: [] };
      return { ...found, ...detail, cites: problem.class === undefined ? grounds.cites : all };
    },
  };
}

/** Who writes a case says what the target must do: the text is the file, and how severe it is stands there, too. */
function groundsOfUser(scenario: Scenario, file: string): ScenarioGrounds {
  const { id, title, level = defaultLevel(id), cites = [] } = scenario;
  const own = { doc: file, entity: id, statement: title };
  const all = [own, ...cites.filter((cite): cite is Citation => 'doc' in cite)];
  const standing =
    level === 'MAY' ? standsOn('convention') : standsOn('documentation', { detail: level === 'SHOULD' });
  return {
    ...standing,
    cites: all,
    findingOf(problem, step) {
      const stands = problem.class === undefined ? standsOf(problem, step) : undefined;
      const found = { ...bare(problem), cites: all };
      if (stands === undefined || standing.basis === 'convention') return found;
      return {
        ...found,
        ...(stands === 'detail' ? standsOn('documentation', { detail: true }) : standsOn('convention')),
      };
    },
  };
}

function bare({ check, message, expected, actual }: Problem): Omit<Finding, 'cites'> {
  return {
    check,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  };
}

function defaultLevel(id: string): Level {
  return /^command\/[^/]+\/failure\//.test(id) ? 'SHOULD' : 'MUST';
}
