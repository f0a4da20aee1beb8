/** What is deprecated, since when, and what replaces it. */
import type { Fact, Matcher } from '../matcher.js';
import type { Subject } from '../subject.js';

const OF_ENTITY =
  /\bthis (?:command|event|type|struct|enum|union|function|interface) (?:is|has been) (?:now )?deprecated\b|\b(?:it|this) is deprecated[,;.]/i;
const OF_MEMBER =
  /\bthis (?:argument|member|option|parameter|field|property|value|flag) (?:is|has been) (?:now )?deprecated\b|\((?:now )?deprecated\b/i;
const SINCE = /\bdeprecated(?: since|,? as of| in)?(?: QEMU| version)? v?(\d+\.\d+(?:\.\d+)*)/i;
const NAMES = String.raw`["']?([A-Za-z][\w-]{0,60})["']?`;
const REPLACEMENT = new RegExp(
  String.raw`\b(?:use|in favou?r of|replaced (?:by|with)|superseded by) (?:the )?(?:new )?(?:(?:command|argument|members?|options?|property) (?!instead))?${NAMES}(?: and ${NAMES})?`,
  'i',
);
const MEMBERS =
  /^(?:the )?(?:members?|arguments?|parameters?|options?|values?|fields?|propert(?:y|ies)) (.{1,200}?) (?:is|are) (?:also )?deprecated\b/i;

export const deprecated: Matcher = {
  kind: 'deprecated',
  hint: /deprecated/i,
  match({ text, place, name, first }, subject) {
    const since = SINCE.exec(text)?.[1];
    const fact: Fact = since === undefined ? {} : { since };
    const replacements = (REPLACEMENT.exec(text)?.slice(1) ?? []).filter(
      (word) => word !== undefined && isKnown(word, subject),
    );
    const replaced = (index: number): Fact => {
      const replacement = replacements[index] ?? replacements[0];
      return replacement === undefined ? {} : { replacement };
    };
    const isFeature = place === 'feature' && name === 'deprecated';
    const list = MEMBERS.exec(text)?.[1];
    if (list !== undefined) {
      return namesIn(list, subject).map((member, index) => ({ member, ...fact, ...replaced(index) }));
    }
    const ofMember = OF_MEMBER.test(text) || (first === true && /^deprecated\b/i.test(text));
    if (place === 'member' && name !== undefined)
      return ofMember ? [{ member: name, ...fact, ...replaced(0) }] : [];
    if (isFeature || OF_ENTITY.test(text)) return [{ ...fact, ...replaced(0) }];
    return [];
  },
};

function namesIn(list: string, subject: Subject): string[] {
  return (list.match(/[A-Za-z][\w.-]*/g) ?? []).filter((word) => isMember(word, subject));
}

function isMember(word: string, subject: Subject): boolean {
  return Object.hasOwn(subject.members, word) || (subject.valuesOf(subject.entity)?.includes(word) ?? false);
}

function isKnown(word: string, subject: Subject): boolean {
  return isMember(word, subject) || subject.isKnown(word);
}
