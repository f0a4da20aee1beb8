/** All guest actions. A new subject is a file here and a line below. */
import type { JsonValue } from '../../../schema/json.js';
import type { Board } from '../../../schema/qemu/boards.js';
import { ScenarioError } from '../engine/expand.js';
import type { GuestStep, StimulusStep } from '../engine/format.js';
import { acpiActions } from './acpi.js';
import { BYTES, type GuestAction, type GuestActions, lines, type Performed } from './action.js';
import { clockActions } from './clock.js';
import { memoryActions } from './memory.js';
import { panicActions } from './panic.js';
import { portActions } from './ports.js';
import { processorActions } from './processor.js';
import { firmwareActions } from './rtas.js';
import { virtioActions } from './virtio.js';
import { watchdogActions } from './watchdog.js';

export const GUEST_ACTIONS: GuestActions = {
  ...acpiActions,
  ...firmwareActions,
  ...processorActions,
  ...memoryActions,
  ...portActions,
  ...clockActions,
  ...watchdogActions,
  ...panicActions,
  ...virtioActions,
};

/**
 * What the harness does for a step on this board: one thing, or several that follow each other. Null where the board lacks
 * what it takes. `returns` is about the last value that was read.
 */
export function performedBy({ guest, returns, ...rest }: GuestStep, board: Board): StimulusStep[] | null {
  const performed: Performed[] = [];
  for (const text of [guest].flat()) {
    const { action, words } = actionOf(text);
    const one = action.perform(board, ...words);
    if (one === null) return null;
    performed.push(one);
  }
  const steps = joined(performed);
  return steps.map((step, i) => {
    if (i < steps.length - 1) return step;
    const read = step.with.lines;
    const wanted: JsonValue | undefined =
      returns !== undefined && Array.isArray(read) ? [...read.slice(1).map(() => ''), returns] : returns;
    return { ...step, ...(wanted === undefined ? {} : { returns: wanted }), ...rest };
  });
}

/** Lines that follow each other go together. */
function joined(all: readonly Performed[]): Performed[] {
  const steps: Performed[] = [];
  for (const one of all) {
    const before = steps.at(-1);
    if (before?.stimulus === 'qtest' && one.stimulus === 'qtest')
      steps[steps.length - 1] = lines(...linesOf(before), ...linesOf(one));
    else steps.push(one);
  }
  return steps;
}

const linesOf = (performed: Performed) => performed.with.lines as string[];

/** Throws ScenarioError where a step is not written as its actions are. */
export function checkGuestStep({ guest }: GuestStep): void {
  for (const text of [guest].flat()) actionOf(text);
}

function actionOf(text: string): { action: GuestAction; words: string[] } {
  const [name = '', ...words] = text.split(/\s+/);
  const action = Object.hasOwn(GUEST_ACTIONS, name) ? GUEST_ACTIONS[name] : undefined;
  if (!action) throw new ScenarioError(`there is no guest action ${name}`);
  const { takes = {}, repeats } = action;
  const wanted = Object.entries(takes);
  const fits = words.length === wanted.length || (repeats && words.length > wanted.length);
  if (!fits)
    throw new ScenarioError(`the guest action ${name} is written ${formOf(name, action)}, not ${text}`);
  for (const [i, word] of words.entries()) {
    const [what, most] = wanted[Math.min(i, wanted.length - 1)] as [string, number | typeof BYTES];
    const fault = most === BYTES ? !/^([0-9a-f]{2}){1,4096}$/i.test(word) : !isNumber(word, most);
    const form = most === BYTES ? 'pairs of hexadecimal digits' : `a number of at most ${most}`;
    if (fault) throw new ScenarioError(`${what} of the guest action ${name} is ${form}, not ${word}`);
  }
  return { action, words };
}

/** How it is written: `pci-eject SLOT`. */
export function formOf(name: string, { takes = {}, repeats }: GuestAction): string {
  return [name, ...Object.keys(takes).map((what) => what.toUpperCase())].join(' ') + (repeats ? '…' : '');
}

const isNumber = (word: string, most: number) => /^(0x[0-9a-f]+|\d+)$/i.test(word) && Number(word) <= most;
