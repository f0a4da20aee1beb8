/** Whether two observations are of the same bug. */
import { stringifyJson } from '../../../schema/json-text.js';
import type { Symptom } from '../../finding.js';
import { acrossVersions } from './signature.js';

/** On the same program: to the letter, but for the command that happened to be under way. */
export function sameBug(a: Symptom, b: Symptom): boolean {
  if (a.kind !== b.kind) return false;
  if (a.signature === b.signature || withoutCommand(a) === withoutCommand(b)) return true;
  return sameDeath(a, b) || sameBreach(a, b);
}

/** On another version: places in the program move. */
export function sameBugElsewhere(a: Symptom, b: Symptom): boolean {
  if (a.kind !== b.kind) return false;
  return acrossVersions(a.signature) === acrossVersions(b.signature) || sameDeath(a, b) || sameBreach(a, b);
}

/** Of a hang nothing else is known: any that its steps show is the one. */
function withoutCommand({ kind, signature }: Symptom): string {
  return kind === 'crash' || kind === 'hang' ? signature.replace(/ in [\w-]+$/, '') : signature;
}

/** Where the system keeps no core files, or keeps them elsewhere, of a death only the signal and the command are known. */
const UNPLACED = /^(SIG\w+) in ([\w-]+)$/;
const PLACED = /^(SIG\w+) (?:within \S+|by a jump into nowhere) in ([\w-]+)$/;

function sameDeath(a: Symptom, b: Symptom): boolean {
  const [unplaced, placed] = UNPLACED.test(a.signature) ? [a, b] : [b, a];
  const [, signal, command] = UNPLACED.exec(unplaced.signature) ?? [];
  const [, otherSignal, otherCommand] = PLACED.exec(placed.signature) ?? [];
  return signal !== undefined && signal === otherSignal && command === otherCommand;
}

/** How findings of 0.1 and before put what monitors say in other words today. */
const EARLIER_WORDS = new RegExp(
  [
    ': (the reply has not the id of its request|the event breaks its envelope|an event( before negotiation)?',
    '(the reply|the event.s data) is not of its declared type at .*|bytes between two messages',
    'bytes that belong to no message|an undocumented member .*|neither a reply nor an event|both return and error',
    'error is no object|no desc|no class|undocumented error class .*|desc is empty|a byte above #)$',
  ].join('|'),
);

/** The same check of the same case, with the same expectation, where one of the two is in the words of before. */
function sameBreach(a: Symptom, b: Symptom): boolean {
  if (a.kind !== 'violation' || !(EARLIER_WORDS.test(a.signature) || EARLIER_WORDS.test(b.signature)))
    return false;
  return breachOf(a) === breachOf(b);
}

const breachOf = ({ observed: { check, case: id, expected } }: Symptom) =>
  stringifyJson([check ?? null, id ?? null, expected ?? null]);
