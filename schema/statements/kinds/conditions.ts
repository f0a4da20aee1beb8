/** The circumstances under which a command fails, in a small closed vocabulary. */

export type When =
  | 'not-found' | 'already-exists' | 'in-use' | 'not-active' | 'already-active' | 'wrong-state' | 'read-only'
  | 'unsupported' | 'no-medium' | 'negative' | 'empty' | 'out-of-range' | 'missing' | 'conflict' | 'locked'
  | 'encrypted' | 'not-encrypted' | 'invalid' | 'any' | 'other'; // biome-ignore format: a table

/** The first that fits. */
const WORDS: readonly [When, RegExp][] = [
  ['not-encrypted', /\bnot encrypted\b/],
  ['unsupported', /(?:\bnot|n't|\bcannot) (?:\w+ )?support(?:ed)?\b|\bunsupported\b|\bno support\b/],
  ['in-use', /\bin use\b|\balready marked\b|\bfrozen\b|\bbusy\b|\bexisting connections\b|\bis attached to\b|\bbeing used\b/],
  ['already-active', /\balready (?:active|running|in progress|started|connected|enabled)\b/],
  ['wrong-state', /\balready (?:paused|cancelled|completed|finali[sz]ed|stopped|resumed|attached)\b|\bnot (?:paused|ready|completed|concluded|pending)\b|\bonce the monitor\b/],
  ['already-exists', /\balready (?:exists?|taken|used|defined|present)\b|\b(?<!not |n't )exists?$|\bis a duplicate\b/],
  ['not-active', /\bno (?:\w+ )?(?:operation|job|migration) (?:is|in)\b|\bnot (?:\w+ )?(?:active|running|enabled|started|in progress|connected)\b|^no \w[\w ]{0,40} is (?:active|running|in progress|present)\b/],
  ['missing', /\bnot (?:\w+ )?(?:specified|received|given|provided|present|set)\b|\bomitted\b|\bis missing\b/],
  ['not-found', /(?:\bnot|n't|\bcannot) (?:be )?(?:found|exist|determined|resolved)\b|\bis unknown\b|\bno such\b|\bnot (?:be )?a valid (?:\w+ ){0,3}(?:device|node|id|backend|class name|command|interface|bitmap|id for a QOM object|name)\b|\bdoes not identify\b/],
  ['encrypted', /\bencrypted\b/],
  ['read-only', /\bread[- ]only\b/],
  ['no-medium', /\bno (?:medium|media)\b/],
  ['locked', /\blocked\b/],
  ['negative', /\bnegative\b/],
  ['empty', /\bis empty\b|\bempty string\b/],
  ['out-of-range', /\bout of (?:range|bounds)\b|\btoo (?:large|small|big|long|short|many|high|low)\b|\bexceeds?\b|\bgreater than\b|\bless than\b|^providing more\b/],
  ['conflict', /\bdifferent\b| == |\bdo(?:es)? not match\b|\bboth\b/],
  ['invalid', /\binvalid\b|\bnot (?:a )?valid\b|\bredundant\b|\bmalformed\b/],
]; // biome-ignore format: a table

export function whenOf(condition: string): When {
  return WORDS.find(([, pattern]) => pattern.test(condition))?.[0] ?? 'other';
}

const VERB = String.raw`(?:is|are|has|have|does|do|was|were|doesn't|isn't|aren't|cannot|can't|exists?|fails?|failed|already)`;
const SUBJECT = String.raw`(?:(?:the|any|an?|no) )?[\w'"-]+(?: [\w-]+){0,5}?`;
const HAS_VERB = new RegExp(String.raw`\b${VERB}\b`);
const ALTERNATIVE = new RegExp(String.raw`(?:,? or (?:if )?|, if )(?=${SUBJECT} ${VERB}\b)`);

/** "A is x, or B is y" as two conditions; "A or B is x" stays one. */
export function alternatives(condition: string): string[] {
  return condition
    .split(ALTERNATIVE)
    .reduce<string[]>((parts, part) => {
      const last = parts.at(-1);
      // What has no verb yet goes on behind the "or".
      if (last !== undefined && !HAS_VERB.test(last)) parts[parts.length - 1] = `${last} or ${part}`;
      else parts.push(part);
      return parts;
    }, [])
    .map((part) => part.trim());
}
