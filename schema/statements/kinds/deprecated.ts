/** What is deprecated, since when, and what replaces it. */
import type { Fact, Matcher } from '../matcher.js';
import type { Subject } from '../subject.js';

const SAID =
  /\b(?:is|are|has been|have been|now) (?:also )?deprecated\b|^\(?deprecated\b|[.;(] ?deprecated\b/i;
const SINCE =
  /\bdeprecated(?: since|,? as of| in)?(?: QEMU| version)? v?(\d+\.\d+(?:\.\d+)*)|\(since:? v?(\d+\.\d+(?:\.\d+)*)\)/i;
const REPLACEMENT =
  /\b(?:use|by|in favou?r of|replaced (?:by|with)) (?:the )?(?:new )?(?:command |argument |member |option |property )?["']?([A-Za-z][\w-]{0,60})["']?/gi;
const MEMBERS =
  /^(?:the )?(?:members?|arguments?|parameters?|options?|values?|fields?|propert(?:y|ies)) (.{1,200}?) (?:is|are) (?:also )?deprecated\b/i;

export const deprecated: Matcher = {
  kind: 'deprecated',
  match({ text, place, name }, subject) {
    const isFeature = place === 'feature' && name === 'deprecated';
    if (!isFeature && !SAID.test(text)) return [];
    const since = SINCE.exec(text);
    const version = since?.[1] ?? (place === 'feature' ? undefined : since?.[2]);
    const replacement = [...text.matchAll(REPLACEMENT)]
      .map((match) => match[1] as string)
      .find((word) => subject.isKnown(word));
    const fact: Fact = {
      ...(version === undefined ? {} : { since: version }),
      ...(replacement === undefined ? {} : { replacement }),
    };
    const list = MEMBERS.exec(text)?.[1];
    if (list !== undefined) return membersOf(list, subject).map((member) => ({ member, ...fact }));
    if (place === 'member' && name !== undefined) return [{ member: name, ...fact }];
    if (isFeature || /\b(?:this|the) (?:command|event|type|struct)\b|^(?:it is |\(?deprecated\b)/i.test(text))
      return [fact];
    return [];
  },
};

function membersOf(list: string, subject: Subject): string[] {
  return (list.match(/[A-Za-z][\w.-]*/g) ?? []).filter((word) =>
    subject.kind === 'enum' ? word !== 'and' && word !== 'or' : Object.hasOwn(subject.members, word),
  );
}
