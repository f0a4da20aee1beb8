/** The value that a member has when it is left out. */
import type { Matcher } from '../matcher.js';
import { memberNamed, type Subject } from '../subject.js';
import { literalOf } from './literals.js';

const VALUE = String.raw`(?:'(?<single>[^']{1,60})'|"(?<double>[^"]{1,60})"|(?<bare>[\w.-]{1,60}\b(?: [KMG]i?B\b)?))`;
const BEFORE = new RegExp(
  String.raw`\bdefault(?:s|ing)?(?: value)?(?: ?: ?| is(?: to)?:? | to:? | =? ?)${VALUE}`,
  'gi',
);
const BEHIND = new RegExp(String.raw`(?:\bset to |^|[,;(] ?)${VALUE} by default\b`, 'gi');

/** A default that depends on something is not one value. */
const CONDITIONAL =
  /^[)'"]?,? ?(?:bytes |seconds |milliseconds )?(?:if|when|for|unless|on|otherwise|generally|depending|or|and|in|with|where)\b/;
const MISSING =
  /^[)'"]?,? (?:if|when) (?:it is |this is )?(?:not (?:specified|given|present|set)|omitted|missing|absent)\b/;

/** What a value means is no condition. */
const MEANING = /^[)'"]?,? for (?:unlimited|no limit)\b/;
const EMPTY = /\bdefaults to (?:an |the )?empty string\b/i;

export const defaults: Matcher = {
  kind: 'default',
  hint: /default/i,
  match(sentence, subject) {
    const member = sentence.place === 'member' ? sentence.name : subjectOfDefault(sentence.text, subject);
    if (member === undefined || !Object.hasOwn(subject.members, member)) return [];
    const type = subject.members[member]?.type ?? null;
    if (type === 'str' && EMPTY.test(sentence.text)) return [{ member, value: '' }];
    for (const match of [...sentence.text.matchAll(BEFORE), ...sentence.text.matchAll(BEHIND)]) {
      const rest = sentence.text.slice(match.index + match[0].length);
      if (CONDITIONAL.test(rest) && !MISSING.test(rest) && !MEANING.test(rest)) continue;
      const { single, double, bare } = match.groups ?? {};
      const quoted = single ?? double;
      const value = literalOf(quoted ?? bare ?? '', quoted !== undefined, type, subject);
      if (value !== undefined) return [{ member, value }];
    }
    return [];
  },
};

/** "NAME defaults to …" in a text that is about no member in particular. */
function subjectOfDefault(text: string, subject: Subject): string | undefined {
  const name = /^'?([\w-]{1,60})'? defaults to /.exec(text)?.[1];
  return name === undefined ? undefined : (memberNamed(subject, name) ?? undefined);
}
