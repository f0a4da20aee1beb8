/** Holds what was measured against the bounds of a behaviour. */
import { type Behaviour, MEMORY_MB, SECONDS } from './behaviour.js';
import type { Measured } from './measure.js';

/** But for the end of a line, nothing that a terminal obeys; no marks that turn text round. */
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** An error that nobody expected. */
const UNEXPECTED =
  /internal error|an error of qmpspec itself|^\s+at .*[:(]\d+:\d+\)?$|Unhandled|heap out of memory|Node\.js v\d|\[object Object\]|\b(class|export|of) undefined\b/im;
/** What a CI obeys at the beginning of a line. */
const ORDERS = /^\s*::\w|^\s*Bail out!|^\s*##\w*\[/im;

/** One sentence for each bound that does not hold. */
export function complaints(behaviour: Behaviour, measured: Measured): string[] {
  return [...bounds(behaviour, measured), ...words(behaviour, measured), ...remains(behaviour, measured)];
}

function bounds(
  { memoryMb = MEMORY_MB, seconds = SECONDS, status, interrupt }: Behaviour,
  is: Measured,
): string[] {
  const all: string[] = [];
  if (is.killed) all.push(`it took more than ${seconds} s`);
  else if (![status].flat().includes(is.status ?? -1))
    all.push(`exit status ${is.status}, not ${[status].flat().join(' or ')}`);
  if (is.memoryMb > memoryMb) all.push(`${Math.round(is.memoryMb)} MB of memory, more than ${memoryMb}`);
  if (interrupt && is.secondsFromSignal === undefined) all.push('it ended before the signal');
  if (interrupt && (is.secondsFromSignal ?? 0) > interrupt.withinSeconds * is.crowding) {
    all.push(`${is.secondsFromSignal?.toFixed(1)} s from ${interrupt.signal} to the end`);
  }
  return all;
}

function words({ says = [], never }: Behaviour, { output, valid }: Measured): string[] {
  const all = valid ? [] : ['the output is not UTF-8'];
  for (const pattern of [says].flat()) if (!pattern.test(output)) all.push(`it does not say ${pattern}`);
  for (const [what, pattern] of Object.entries({
    'a raw control': RAW,
    'an unexpected error': UNEXPECTED,
    'an order to a CI': ORDERS,
    'forbidden words': never,
  })) {
    const match = pattern?.exec(output);
    if (match) all.push(`the output has ${what}: ${JSON.stringify(around(output, match.index))}`);
  }
  return all;
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 60), at + 100);
}

function remains({ writes }: Behaviour, { processes, scratch, changed }: Measured): string[] {
  const all = processes.map((command) => `a process stays: ${command}`);
  if (scratch.length > 0) all.push(`files stay in the scratch directory: ${scratch.join(', ')}`);
  const foreign = changed.filter((name) => !writes?.test(name));
  if (foreign.length > 0) all.push(`files were changed: ${foreign.slice(0, 10).join(', ')}`);
  return all;
}
