/** Which members go together, and which exclude each other. */
import type { Matcher } from '../matcher.js';
import type { Subject } from '../subject.js';

type Choice = 'exactly-one' | 'at-least-one' | 'at-most-one';

const NAME = String.raw`["']?([\w-]{1,60})["']?`;
const PAIR = String.raw`(?:the )?${NAME},? (?:or|and|nor) (?:the )?${NAME}`;
const GIVEN = '(?:set|specified|provided|present|given|used|passed)';
const must = `(?:must|should|has to|have to|needs to) be ${GIVEN}`;

const RULES: readonly [Choice, RegExp][] = [
  ['exactly-one', new RegExp(String.raw`\bEither ${PAIR} ${must},? (?:but )?not both\b`, 'i')],
  ['exactly-one', new RegExp(String.raw`\b(?:Exactly|Only) one of ${PAIR} ${must}`, 'i')],
  ['exactly-one', new RegExp(String.raw`\b${PAIR}(?: arguments| members| options)? are mutually exclusive; exactly one of the two (?:must|should) be ${GIVEN}`, 'i')],
  ['at-least-one', new RegExp(String.raw`\bAt least one of ${PAIR} ${must}`, 'i')],
  ['at-least-one', new RegExp(String.raw`\bEither ${PAIR} ${must}(?!,? (?:but )?not both)`, 'i')],
  ['at-least-one', new RegExp(String.raw`\bIf ${PAIR} are both not ${GIVEN}, (?:an? )?(?:\w+ ?)?error\b`, 'i')],
  ['at-least-one', new RegExp(String.raw`\bOne of ${PAIR} is required\b`, 'i')],
  ['at-most-one', new RegExp(String.raw`\b${PAIR}(?: arguments| members| options)? are mutually exclusive(?!; exactly one)\b`, 'i')],
  ['at-most-one', new RegExp(String.raw`\b${PAIR} (?:cannot|can't|must not|may not) (?:both )?be ${GIVEN} (?:at the same time|together|simultaneously|both)\b`, 'i')],
  ['at-most-one', new RegExp(String.raw`\bonly one of ${PAIR} (?:can|may) be ${GIVEN}\b`, 'i')],
]; // biome-ignore format: a table

const ALSO = new RegExp(
  String.raw`\bcannot be ${GIVEN} if (?:the )?${NAME}(?: or ${NAME})? is also ${GIVEN}\b`,
  'i',
);

const EXCLUSIVE = new RegExp(
  String.raw`\b(?:mutually exclusive with|(?:cannot|can't|must not) be ${GIVEN} together with) (?:the )?${NAME}`,
  'i',
);

export const eitherOr: Matcher = {
  kind: 'either-or',
  // Every rule has one of these words; the rules themselves try each word of a sentence.
  hint: /exclusive|one of|not both|both not|\beither\b.*\bbe\b|be \w+ (?:at the same time|together|simultaneously|both)|is also/i,
  match({ text, place, name }, subject) {
    for (const [choice, pattern] of RULES) {
      const members = namesIn(pattern.exec(text)?.slice(1), subject);
      if (members !== null) return [{ choice, members }];
    }
    const others = (ALSO.exec(text) ?? EXCLUSIVE.exec(text))?.slice(1).filter((word) => word !== undefined);
    if (place !== 'member' || name === undefined || others === undefined) return [];
    const members = namesIn([name, ...others], subject);
    return members === null ? [] : [{ choice: 'at-most-one' satisfies Choice, members }];
  },
};

/** Sorted, so that a choice is the same wherever it is told; null unless all are members, and different ones. */
function namesIn(words: string[] | undefined, subject: Subject): string[] | null {
  if (words === undefined || new Set(words).size < words.length) return null;
  return words.every((word) => Object.hasOwn(subject.members, word)) ? words.sort() : null;
}
