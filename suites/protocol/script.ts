/** Cases that converse freely: the head in short, and findings that cite the case's rules. */
import type { Standing } from '../basis.js';
import type { CaseContext, Needs, ScriptCase } from '../case.js';
import { citeRules, type Rule, standsOnRules } from '../rules.js';
import { report } from './dialogue.js';
import type { Problem } from './envelope.js';

export interface Script {
  id: string;
  title: string;
  rules: Rule[];
  /** That of the rules unless given. */
  stands?: Standing;
  needs?: Needs;
  /** What it returns are violations. */
  run(context: CaseContext): Promise<Problem[]>;
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
    run: async (context) => report(context, await run(context), rules),
  };
}

/** One violation, or none where the condition holds. */
export function demand(holds: boolean, check: string, message: string): Problem[] {
  return holds ? [] : [{ check, message, rules: [] }];
}
