/** An entry of a transcript in words. */
import type { TranscriptEntry } from '../../harness/results.js';

/** A message as it is; what happened beside the messages in brackets, so that nobody takes it for one. */
export function entryWords({ kind, msg }: TranscriptEntry): string {
  if (kind === undefined) return msg;
  return kind === 'stimulus' ? `(stimulus ${msg})` : `(${msg})`;
}
