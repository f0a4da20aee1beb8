/**
 * The rules of the wire, by number: our words, and what each stands on. `docs/wire-rules.md` is made of them
 * (`node scripts/wire-rules.mjs`). Sections are those of QEMU's QMP specification (docs/interop/qmp-spec) as numbered until
 * QEMU 8.0, which later editions keep without numbers.
 */
import type { Citation } from '../schema/model.js';
import { type Standing, standsOn } from './basis.js';
import { DESCRIPTION_RULES } from './rules/description.js';
import { REQUEST_RULES } from './rules/requests.js';
import { SESSION_RULES } from './rules/session.js';
import { convention, type WireRule } from './rules/wire-rule.js';

export type { WireRule };

export const RULES = { ...SESSION_RULES, ...REQUEST_RULES, ...DESCRIPTION_RULES };

export type Rule = keyof typeof RULES;

/** Where a rule is written: ours in docs/wire-rules.md, which points to QEMU's text. */
export function rule(number: Rule): Citation {
  const { says, basis, where }: WireRule = RULES[number];
  const source =
    where === undefined ? 'a convention' : basis === 'specification' ? `QMP specification, ${where}` : where;
  return { doc: 'wire-rules', entity: number, statement: `${says} (${source})` };
}

export function citeRules(rules: readonly Rule[]): Citation[] {
  return rules.map(rule);
}

/** What a check of these rules stands on: the first is what it is about. */
export function standsOnRules([first]: readonly Rule[]): Standing {
  const { basis, detail }: WireRule = first === undefined ? convention('') : RULES[first];
  return standsOn(basis, { detail: detail === true });
}
