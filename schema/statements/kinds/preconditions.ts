/** What must hold before a command or a member may be used. */
import type { Fact, Matcher } from '../matcher.js';
import type { Subject } from '../subject.js';

const WORD = String.raw`(?:'([^']{1,40})'|"([^"]{1,40})"|([\w-]{1,40}))`;
const MEMBER = String.raw`["']?([\w-]{1,60})["']?`;

/** Of a member: what its value must be to the server. */
const OF_MEMBER: readonly [string, RegExp][] = [
  ['unique', /\bmust be unique\b/i],
  ['exists', /(?:, |\bit )must (?:already )?exist\b/i],
  ['not-in-use', /\b(?:must|and) not be in use\b/i],
]; // biome-ignore format: a table

const JOB_STATE = /\bthis command requires that all involved jobs are in the ([A-Z]+) state\b/i;

/** Of a command, or of what it works on. */
const OF_COMMAND: readonly [string, RegExp][] = [
  ['active-job', /\bcan only be issued when there is an active block job\b/i],
  ['first', /\bmust be issued before any other command\b/i],
  ['running', /\b(?:guest|VM|virtual machine) must be running\b/i],
  ['stopped', /\b(?:guest|VM|virtual machine) must be (?:stopped|paused)\b/i],
  ['node-detached', /^The node must not be attached to a BlockBackend\b/i],
]; // biome-ignore format: a table

const IF_AND_ONLY_IF = new RegExp(
  String.raw`\bmust be (?:present|specified|set) if ${MEMBER} is ${WORD},? (?:and )?must not be (?:present|specified|set) otherwise\b`,
  'i',
);
const PRESENT_IF = new RegExp(
  String.raw`\b(?:required|mandatory|must be (?:present|specified|set|provided)) (?:if|when) ${MEMBER} is ${WORD}(?: or ${WORD})?(?=[.,;)]|$)`,
  'i',
);
const ONLY_IF = new RegExp(
  String.raw`\b(?:must only|can only|may only|only) be (?:present|specified|set|used) (?:if|when) ${MEMBER} is ${WORD}(?=[.,;)]| as well|$)`,
  'i',
);
const VALID_IF = new RegExp(
  String.raw`\b(?:only valid|valid only|only allowed) (?:if|when|with) ${MEMBER}(?: is | ?= ?)${WORD}(?=[.,;)]|$)`,
  'i',
);

const PRESENCE = /^(?:set|present|specified|given|provided)$/;

const RELATIONS: readonly [string, RegExp][] = [
  ['present-if-and-only-if', IF_AND_ONLY_IF],
  ['present-if', PRESENT_IF],
  ['present-only-if', ONLY_IF],
  ['present-only-if', VALID_IF],
];

export const preconditions: Matcher = {
  kind: 'precondition',
  hint: /must|can only|may only|only valid|valid only|only allowed|requires|required|mandatory|only be/i,
  match({ text, place, name }, subject) {
    if (place === 'member' && name !== undefined && Object.hasOwn(subject.members, name)) {
      const related = relation(text, name, subject);
      if (related !== null) return [related];
      return OF_MEMBER.filter(([, pattern]) => pattern.test(text)).map(([requires]) => ({
        member: name,
        requires,
      }));
    }
    if (subject.kind !== 'command') return [];
    const state = JOB_STATE.exec(text)?.[1];
    if (state !== undefined) return [{ requires: 'job-state', state: state.toLowerCase() }];
    return OF_COMMAND.filter(([, pattern]) => pattern.test(text)).map(([requires]) => ({ requires }));
  },
};

/** "… if OTHER is VALUE", where OTHER is a member too; "is set" is about its presence. */
function relation(text: string, member: string, subject: Subject): Fact | null {
  for (const [requires, pattern] of RELATIONS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [, other = '', ...words] = match;
    if (!Object.hasOwn(subject.members, other) || other === member) return null;
    const bare = words[2];
    if (bare !== undefined && PRESENCE.test(bare)) return { member, requires, of: other };
    const values = words.filter((word) => word !== undefined);
    const known = bare === undefined || isValue(other, bare, subject);
    return known ? { member, requires, of: other, values } : null;
  }
  return null;
}

/** A bare word is a value only where the member's type has it. */
function isValue(member: string, word: string, subject: Subject): boolean {
  const type = subject.members[member]?.type ?? null;
  if (type === 'bool') return word === 'true' || word === 'false';
  return typeof type === 'string' && (subject.valuesOf(type)?.includes(word) ?? false);
}
