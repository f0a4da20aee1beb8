/** Which numbers, or which words, a member may have. */

import { integerRange } from '../../types.js';
import type { Fact, Matcher } from '../matcher.js';
import type { Sentence } from '../sentences.js';
import { memberNamed, type Subject } from '../subject.js';
import { literalNumber, NUMBER } from './literals.js';

const must = (rest: string) =>
  new RegExp(String.raw`\b(?:must|should|has to|needs to)(?: also)? be ${rest}`, 'i');
const between = (low: string, high: string) => `${low}(?: and |-| - | to |, ?(?=[^,]{1,20}[\\])]))${high}`;
const span = between(`(?<low>${NUMBER})`, `(?<high>${NUMBER}|[A-Z][A-Z_]{3,}|the )`);

const SPANS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:must|should|has to|can|may)(?: only)? be [\w\s]{0,40}\bbetween ${span}`),
  new RegExp(String.raw`\b(?:range|ranges|ranging|values?)(?: is| of)?(?: from| between)? ?:? ?[[(]?${span}`, 'i'),
  new RegExp(String.raw`\bpower of (?:2|two) between ${span}`),
  new RegExp(String.raw`\bvalid (?:range|values)(?: is| are)?:? ?\[?${span}`, 'i'),
]; // biome-ignore format: a table

const POWER = /\b(?:must be|and must be|a|in) (?:an? )?(?:positive )?power of (?:2|two)\b/i;
const MULTIPLE = must(String.raw`an? (?:positive )?multiple of (?<step>${NUMBER})`);
const ABOVE = must(String.raw`(?:greater|larger|bigger|more) than (?<above>${NUMBER})`);
const POSITIVE = must(String.raw`(?:an? )?positive\b`);
const NON_NEGATIVE = must(String.raw`non-?negative\b`);
const AT_MOST = new RegExp(
  String.raw`\b(?:must|should|can)(?:not| not) be (?:larger|greater|bigger|more) than (?<most>${NUMBER})|\bnot (?:larger|greater) than (?<limit>${NUMBER})`,
);
/** Of a string, in bytes. */
const SHORTER = /\bmust be (?:less|shorter) than (\d{1,9}) (?:bytes|characters)\b/i;
const OR_ZERO = /\bor 0 for (?:the )?default\b/;
const WORD = must(String.raw`(?:set to )?(?:'(?<single>[^']{1,40})'|"(?<double>[^"]{1,40})")(?=[.,;)]|$)`);

export const ranges: Matcher = {
  kind: 'range',
  hint: /must|should|has to|needs to|power of|\brange|values|not (?:larger|greater)/i,
  match(sentence, subject) {
    const member = memberOf(sentence, subject);
    if (member === null) return [];
    const type = subject.members[member]?.type ?? null;
    const { text } = sentence;
    const word = WORD.exec(text)?.groups;
    if (word !== undefined && (type === null || type === 'str'))
      return [{ member, values: [word.single ?? word.double ?? ''] }];
    const length = SHORTER.exec(text)?.[1];
    if (length !== undefined && (type === null || type === 'str'))
      return [{ member, maxLength: Number(length) - 1 }];
    if (type !== null && (Array.isArray(type) || integerRange(type) === null)) return [];
    const range = numbers(text);
    return Object.keys(range).length === 0 ? [] : [{ member, ...range }];
  },
};

function numbers(text: string): Fact {
  const groups = SPANS.map((pattern) => pattern.exec(text)?.groups).find((found) => found !== undefined);
  const step = MULTIPLE.exec(text)?.groups?.step;
  const above = ABOVE.exec(text)?.groups?.above;
  const most = AT_MOST.exec(text)?.groups;
  const min =
    numberIn(groups?.low) ??
    (above === undefined ? undefined : (literalNumber(above) ?? 0) + 1) ??
    (POSITIVE.test(text) ? 1 : NON_NEGATIVE.test(text) ? 0 : undefined);
  const max = numberIn(groups?.high) ?? numberIn(most?.most ?? most?.limit);
  const multipleOf = numberIn(step);
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(POWER.test(text) && !/need not be a power/.test(text) ? { powerOfTwo: true } : {}),
    ...(multipleOf === undefined ? {} : { multipleOf }),
    ...(OR_ZERO.test(text) && min !== undefined && min > 0 ? { zeroAllowed: true } : {}),
  };
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : (literalNumber(text) ?? undefined);
}

function memberOf(sentence: Sentence, subject: Subject): string | null {
  if (sentence.place === 'member') {
    return sentence.name !== undefined && Object.hasOwn(subject.members, sentence.name)
      ? sentence.name
      : null;
  }
  const name = /^(?:The )?'?([\w-]{1,60})'? (?:is an? \w+, thus )?must be /.exec(sentence.text)?.[1];
  return name === undefined ? null : memberNamed(subject, name);
}
