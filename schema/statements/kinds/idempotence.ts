/** What happens when something is done that is done already. */
import type { Fact, Matcher } from '../matcher.js';

type Outcome = 'error' | 'allowed' | 'no-effect' | 'replaced';

const ALREADY =
  /^(?<doing>\w+ing) an? already (?<state>\w+) (?:background )?(?:block )?(?:job|operation|\w+) (?<outcome>is an error|is not an error|has no (?:cumulative )?effect)\b/i;
const OR_ALREADY =
  /\b(?:it(?: i|')s an error to (?:call|issue) th(?:is|e) command .{0,120}|command will fail .{0,120})\bor if the (?:job|operation) is already (?<state>\w+)/i;
const SUCCEEDS = /\bwill succeed even if the (?:guest|VM|job|server) is already (?:in the )?(?<state>\w+)\b/i;
const REPEATED =
  /\b(?:can|may) be (?:called|issued|used|repeated|executed|run) (?:more than once|multiple times|several times|repeatedly)\b/i;
const REPLACED =
  /^if (?<member>[\w-]{1,60}) already exists, .{0,120}\b(?:will be|is) (?:closed and )?(?:replaced|reassigned)/i;

const OUTCOMES: Record<string, Outcome> = {
  'is an error': 'error',
  'is not an error': 'allowed',
  'has no effect': 'no-effect',
  'has no cumulative effect': 'no-effect',
};

export const idempotence: Matcher = {
  kind: 'idempotence',
  hint: /already|repeatedly|times|more than once/i,
  match({ text }, subject) {
    if (subject.kind !== 'command') return [];
    const fact = (outcome: Outcome, more: Fact): Fact[] => [{ outcome, ...more }];
    const already = ALREADY.exec(text)?.groups;
    if (already)
      return fact(OUTCOMES[(already.outcome ?? '').toLowerCase()] ?? 'error', { state: already.state });
    const alternative = OR_ALREADY.exec(text)?.groups;
    if (alternative) return fact('error', { state: alternative.state });
    const succeeds = SUCCEEDS.exec(text)?.groups;
    if (succeeds) return fact('allowed', { state: succeeds.state });
    const replaced = REPLACED.exec(text)?.groups?.member;
    if (replaced !== undefined && Object.hasOwn(subject.members, replaced))
      return fact('replaced', { member: replaced });
    return REPEATED.test(text) ? fact('allowed', {}) : [];
  },
};
