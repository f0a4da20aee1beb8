/** A crash that was seen once, in words. */
import type { CrashRecord } from '../../harness/results.js';
import { entryWords } from './entry.js';
import { count, plural } from './numbers.js';
import { shellLine } from './shell.js';
import { excerpt } from './visible.js';

/** `command/quit/reply: the target ended: killed by SIGSEGV (seen once; passed alone on a fresh target)`. */
export function crashSentence(
  { case: id, message, times, again, inFlight }: CrashRecord,
  max: number,
): string {
  const often = times === 1 ? 'seen once' : `seen ${count(times)} times`;
  const flight = inFlight === undefined ? '' : `, with ${plural(inFlight, 'request')} in flight`;
  return `${excerpt(id, max)}: ${excerpt(message, max)}${flight} (${often}; ${excerpt(again, max)})`;
}

/** What else is known of it, by label; lines are bounded by `max` characters. */
export function crashEvidence(crash: CrashRecord, max: number): [label: string, text: string][] {
  const { lastRequest, command, stderr } = crash;
  return [
    ...(lastRequest === undefined ? [] : [['Last request', excerpt(lastRequest, max)] as [string, string]]),
    ...(command === undefined
      ? []
      : [['Command line', excerpt(shellLine(command), max)] as [string, string]]),
    ...(stderr === undefined || stderr.trim() === ''
      ? []
      : [['Last words', excerpt(stderr.trim(), max)] as [string, string]]),
  ];
}

/** All of it, for reports that are plain text: the sentence, the evidence, the last messages. */
export function crashParagraph(crash: CrashRecord, max: number): string[] {
  return [
    crashSentence(crash, max),
    ...crashEvidence(crash, max).map(([label, text]) => `${label}: ${text}`),
    ...crash.transcript.map((entry) => `${entry.dir} ${excerpt(entryWords(entry), max)}`),
  ];
}
