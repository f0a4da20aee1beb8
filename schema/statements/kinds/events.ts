/** Which events come, and in which order. */
import type { Fact, Matcher } from '../matcher.js';
import type { Subject } from '../subject.js';

const EVENT = '([A-Z][A-Z0-9_]{2,60})';
const MORE = String.raw`${EVENT}(?:, ${EVENT},? or ${EVENT}| or ${EVENT})?`;

const FOLLOWS = new RegExp(String.raw`\ba ${EVENT} event will (?:eventually )?follow the ${EVENT} event\b`);
const FOLLOWED = new RegExp(
  String.raw`\bthe ${EVENT} event is followed respectively by the ${EVENT}, ${EVENT},? or ${EVENT} events?\b`,
);
const ACTION = /^if (?:the )?'?([\w-]{1,60})'? is (.{1,80}?),? (?:an? |the )?[A-Z][A-Z0-9_]{2,60} event\b/i;
const QUOTED = /["']([^"']{1,40})["']/g;

/** Of a command: an event that comes because of it. */
const CAUSED: readonly RegExp[] = [
  new RegExp(String.raw`\bemits? (?:the |an? )${MORE} events?\b`),
  new RegExp(String.raw`\b(?:the|an?)(?: corresponding)? ${MORE} events? (?:is|are|will be|gets) (?:then )?(?:emitted|sent|generated|delivered)\b`, 'i'),
  new RegExp(String.raw`\b(?:signaled|signalled|indicated|reported) (?:with|by|via|through) (?:an? |the )${MORE} events?\b`),
]; // biome-ignore format: a table

/** What an event announces before the command may be used. */
const ANNOUNCED = new RegExp(String.raw`\bability to complete is signall?ed with an? ${EVENT} event\b`);
const UNORDERED = new RegExp(
  String.raw`\bordering of this command's return with the ${EVENT} event is not defined\b`,
);
const SILENT = /^no event is emitted when\b/i;
const ONE_SHOT = /\bthe event is one[- ]shot\b/i;
const RATE_LIMITED =
  /\bthis event is rate-?\s?limited\b(?:, except if (?<member>[\w-]{1,40}) is ["'](?<value>[\w-]{1,40})["'])?/i;

export const events: Matcher = {
  kind: 'event',
  hint: /event/i,
  match({ text }, subject) {
    return subject.kind === 'event'
      ? ofEvent(text, subject)
      : subject.kind === 'command'
        ? ofCommand(text, subject)
        : [];
  },
};

function ofEvent(text: string, subject: Subject): Fact[] {
  const limited = RATE_LIMITED.exec(text)?.groups;
  if (RATE_LIMITED.test(text)) {
    const { member: except, value } = limited ?? {};
    return [{ rateLimited: true, ...(except && value ? { unless: { [except]: value } } : {}) }];
  }
  if (ONE_SHOT.test(text)) return [{ oneShot: true }];
  const values = ACTION.exec(text);
  const member =
    values?.[1] !== undefined && Object.hasOwn(subject.members, values[1]) ? values[1] : undefined;
  const quoted =
    member === undefined ? [] : [...(values?.[2] ?? '').matchAll(QUOTED)].map((match) => match[1] as string);
  const list = FOLLOWED.exec(text);
  if (list !== null) {
    const [, after = '', ...followers] = list;
    if (followers.length !== quoted.length || member === undefined) return [];
    return followers.map((event, index) => ({
      event,
      order: 'follows',
      after,
      if: { [member]: quoted[index] as string },
    }));
  }
  const [, event, after] = FOLLOWS.exec(text) ?? [];
  if (event === undefined || after === undefined) return [];
  const condition =
    quoted[0] !== undefined && member !== undefined
      ? { if: { [member]: quoted[0] } }
      : /^if /i.test(text)
        ? { conditional: true }
        : {};
  return [{ event, order: 'follows', after, ...condition }];
}

function ofCommand(text: string, subject: Subject): Fact[] {
  const unordered = UNORDERED.exec(text)?.[1];
  if (unordered !== undefined && subject.isEvent(unordered))
    return [{ event: unordered, order: 'undefined' }];
  const announced = ANNOUNCED.exec(text)?.[1];
  if (announced !== undefined && subject.isEvent(announced)) return [{ event: announced, order: 'before' }];
  if (SILENT.test(text)) return [{ order: 'none' }];
  for (const pattern of CAUSED) {
    const names = (pattern.exec(text)?.slice(1) ?? []).filter(
      (name) => name !== undefined && subject.isEvent(name),
    );
    const condition = /\b(?:if|when|unless|may|might|usually)\b/i.test(text) ? { conditional: true } : {};
    if (names.length > 0) return names.map((event) => ({ event, order: 'caused', ...condition }));
  }
  return [];
}
