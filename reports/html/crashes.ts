/** A crash seen once, as the page shows it. */
import type { CrashRecord } from '../../harness/results.js';
import { crashEvidence } from '../text/crash.js';
import { excerpt } from '../text/visible.js';
import type { CrashData } from './data.js';

const LONGEST = 2000;

export function crashDataOf(crash: CrashRecord, caseOf: ReadonlyMap<string, number>): CrashData {
  const { case: id, kind, message, again, times, transcript } = crash;
  return {
    place: caseOf.get(id) ?? -1,
    id,
    kind,
    message: excerpt(message, LONGEST),
    again: excerpt(again, LONGEST),
    times,
    evidence: crashEvidence(crash, LONGEST),
    transcript: transcript.map((entry) => ({ ...entry, msg: excerpt(entry.msg, LONGEST) })),
  };
}
