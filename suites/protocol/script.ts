/** Cases that converse freely: the head in short, and findings that cite the case's rules. */
import type { CaseContext, Level, Needs, ScriptCase } from '../case.js';
import { citeRules, type Rule } from '../rules.js';
import { report } from './dialogue.js';
import type { Problem } from './envelope.js';

export interface Script {
  id: string;
  title: string;
  rules: Rule[];
  /** MUST unless given. */
  level?: Level;
  needs?: Needs;
  /** What it returns are violations. */
  run(context: CaseContext): Promise<Problem[]>;
}

export function script({ id, title, rules, level = 'MUST', needs = {}, run }: Script): ScriptCase {
  return {
    id,
    title,
    level,
    cites: citeRules(rules),
    needs,
    run: async (context) => report(context, await run(context), rules),
  };
}

/** One violation, or none where the condition holds. */
export function demand(holds: boolean, check: string, message: string): Problem[] {
  return holds ? [] : [{ check, message, rules: [] }];
}
