/** Whether two observations are of the same bug. */
import type { Observation } from '../../finding.js';
import { acrossVersions } from './signature.js';

/** On the same program: to the letter, but for the command that happened to be under way. */
export function sameBug(a: Observation, b: Observation): boolean {
  return a.kind === b.kind && (a.signature === b.signature || withoutCommand(a) === withoutCommand(b));
}

/** On another version: places in the program move. */
export function sameBugElsewhere(a: Observation, b: Observation): boolean {
  return a.kind === b.kind && acrossVersions(a.signature) === acrossVersions(b.signature);
}

/** Of a hang nothing else is known: any that its steps show is the one. */
function withoutCommand({ kind, signature }: Observation): string {
  return kind === 'crash' || kind === 'hang' ? signature.replace(/ in [\w-]+$/, '') : signature;
}
