/** Cases that converse freely: the head in short, and findings that cite the case's rules. */
import type { Standing } from '../basis.js';
import type { CaseContext, Needs, ScriptCase } from '../case.js';
import { citeRules, type Rule, standsOnRules } from '../rules.js';
import { report } from './dialogue.js';
import type { EnvelopeProblem } from './envelope.js';

export interface Script {
  id: string;
  title: string;
  rules: Rule[];
  /** That of the rules unless given. */
  stands?: Standing;
  needs?: Needs;
  /** What it returns are violations. */
  run(context: CaseContext): Promise<EnvelopeProblem[]>;
}

export function script({
  id,
  title,
  rules,
  stands = standsOnRules(rules),
  needs = {},
  run,
}: Script): ScriptCase {
  return {
    id,
    title,
    ...stands,
    cites: citeRules(rules),
    needs,
    run: async (context) => report(context, await run(context), rules, stands),
  };
}

/** One violation, or none where the condition holds; `about` where it stands on another rule than the case. */
export function demand(holds: boolean, check: string, message: string, about?: Rule): EnvelopeProblem[] {
  if (holds) return [];
  return [
    {
      check,
      message,
      ...(about === undefined ? { rules: [] } : { rules: [about], stands: standsOnRules([about]) }),
    },
  ];
}
