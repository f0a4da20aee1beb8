/** Which error class a command answers with, and when. */
import type { Fact, Matcher } from '../matcher.js';
import type { Sentence } from '../sentences.js';
import type { Subject } from '../subject.js';
import { alternatives, type When, whenOf } from './conditions.js';

const CLASS = `(?:an? )?(?<class>[Gg]eneric ?[Ee]rror|[A-Z][a-z]+[A-Z][A-Za-z]*|KVMMissingCap)`;
const AFTER = String.raw`(?: error)?(?: is returned| with an explanation(?: of .*)?)?[.,;]?$`;

/** "if COND, CLASS"; also what other documents make of the same: "if COND, then CLASS is returned". */
const CONDITION_CLASS = new RegExp(
  `^[Ii]f (?<condition>.+?)(?:, (?:then )?(?:returns? )?|: | then )${CLASS}${AFTER}`,
);
/** "CLASS if COND", "CLASS: if COND". */
const CLASS_CONDITION = new RegExp(
  String.raw`^(?:returns )?${CLASS}(?::|,)? (?:if|when) (?<condition>.+?)[.;]?$`,
);
const ANY_OTHER = new RegExp(`^[Aa]ny other error (?:returns|is|results in) ${CLASS}`);

/** States of a job in which a command refuses it. */
const STATES = /^an? (\w+)(?: or (\w+))? job cannot be \w+\.?$/i;

/** An error, whatever its class. */
const UNCLASSED: readonly RegExp[] = [
  /^(?:(?:returns |this is )?an )?errors? (?:is returned )?(?:if|when) (?<condition>.+?)\.?$/i,
  /^it(?: i|')s an error to (?:call|issue|use|run|send) th(?:is|e) command (?:if|when) (?<condition>.+?)\.?$/i,
  /^it(?: i|')s an error (?:if|when) (?<condition>.+?)\.?$/i,
  /^(?:th(?:is|e) )?(?:command|operation|request) (?:will fail|fails) (?:if|when) (?<condition>.+?)\.?$/i,
  /^if (?<condition>.+?), (?:then )?(?:th(?:is|e) )?(?:command|operation|request) (?:will (?:fail|be rejected)|fails|is rejected)(?: and [\w ]{1,60})?\.?$/i,
  /^if (?<condition>.+?), (?:then )?(?:this|that|it) (?:is|will result in) an error\.?$/i,
  /^in transaction, if (?<condition>.+?), the operation will fail\.?$/i,
  /\b(?:and|which|it) will fail (?<condition>once .+?)\.?(?: \(see .*)?$/i,
  /^if (?<condition>.+?), specifying [\w -]{1,60} is an error\.?$/i,
  /^(?<condition>providing more .+?) is an error\.?$/i,
  /^returns an error (?:if|when) (?<condition>.+?)\.?$/i,
]; // biome-ignore format: a table

/** Among errors, a condition needs no more words. */
const BARE = /^if (?<condition>(?:(?! if )[^.:])+)\.?$/;

export const errors: Matcher = {
  kind: 'error',
  hint: /\bif\b|error|fail|cannot be|more than/i,
  match(sentence, subject) {
    const classed = clauses(sentence.text).flatMap(({ condition, name }) => facts(condition, name, subject));
    return classed.length > 0 ? classed : unclassed(sentence, subject);
  },
};

/** The clauses of a sentence: lists that lost their bullets run together. */
function clauses(text: string): { condition: string; name: string }[] {
  const found: { condition: string; name: string }[] = [];
  const other = ANY_OTHER.exec(text)?.groups?.class;
  if (other !== undefined) return [{ condition: '', name: classOf(other) }];
  const turned = CLASS_CONDITION.exec(text)?.groups;
  if (turned?.class !== undefined)
    return [{ condition: turned.condition ?? '', name: classOf(turned.class) }];
  let before = '';
  for (const part of text.split(/(?=\b[Ii]f )/)) {
    const whole = before === '' ? part : `${before}${part}`;
    const groups = CONDITION_CLASS.exec(whole.trim())?.groups;
    if (groups?.class !== undefined)
      found.push({ condition: groups.condition ?? '', name: classOf(groups.class) });
    before = groups === undefined && / or $/.test(whole) ? whole : '';
  }
  return found;
}

function classOf(word: string): string {
  return /^generic ?error$/i.test(word) ? 'GenericError' : word;
}

function unclassed({ text, place, name }: Sentence, subject: Subject): Fact[] {
  const states = STATES.exec(text)?.slice(1) ?? [];
  if (subject.kind === 'command' && states.length > 0) {
    return states.filter(Boolean).map((state) => ({ when: 'wrong-state' satisfies When, state }));
  }
  for (const pattern of place === 'errors' ? [...UNCLASSED, BARE] : UNCLASSED) {
    const condition = pattern.exec(text)?.groups?.condition;
    // A list follows.
    if (condition === undefined || condition.endsWith(':')) continue;
    const found = facts(condition, undefined, subject);
    // Said of one member, it holds when that one is given.
    const given = place === 'member' && name !== undefined && Object.hasOwn(subject.members, name);
    return given
      ? found.map((fact) => (fact.member === undefined ? { ...fact, member: name } : { ...fact, with: name }))
      : found;
  }
  return [];
}

function facts(condition: string, name: string | undefined, subject: Subject): Fact[] {
  const error = name === undefined ? {} : { class: name };
  if (condition === '') return [{ ...error, when: 'any' }];
  return alternatives(condition).flatMap((part): Fact[] => {
    const when = whenOf(part);
    const members = membersIn(part, subject);
    return members.length === 0
      ? [{ ...error, when }]
      : members.map((member) => ({ ...error, member, when }));
  });
}

/** The members that a condition is about: those that it begins with. */
function membersIn(condition: string, subject: Subject): string[] {
  const isMember = (word: string) => Object.hasOwn(subject.members, word);
  const [, first = '', second = ''] =
    /^(?:if )?(?:the )?'?([\w.-]+)'?(?: (?:or|and) '?([\w.-]+)'?)?/.exec(condition.replaceAll('"', '')) ?? [];
  if (!isMember(first)) return [];
  // "both not specified", "mode is safe and the export is in use": no member is at fault alone.
  if (/ and /.test(condition)) return [];
  return isMember(second) ? [first, second] : [first];
}
