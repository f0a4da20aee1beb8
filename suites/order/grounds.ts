import { type Standing, standsOn } from '../basis.js';
import { citeSentence, type Grounds, groundsOf, type References } from '../references.js';
import { citeRules, standsOnRules } from '../rules.js';
import type { OrderRule } from './rule.js';

/** What a rule stands on, where this target's documents are looked up. */
export function groundsOfRule({ says, rules = [], detail }: OrderRule, references: References): Grounds {
  if (says === undefined) return { ...ofRules(rules, detail === true), cites: citeRules(rules) };
  const sentences = says.map((sentence) => citeSentence(sentence, detail === true));
  const grounds = groundsOf(sentences, references);
  return grounds.basis === 'convention'
    ? grounds
    : { ...grounds, cites: [...citeRules(rules), ...grounds.cites] };
}

function ofRules(rules: NonNullable<OrderRule['rules']>, detail: boolean): Standing {
  if (rules.length === 0) return standsOn('convention');
  const { basis } = standsOnRules(rules);
  return detail ? standsOn(basis, { detail }) : standsOnRules(rules);
}
