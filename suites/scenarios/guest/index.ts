/** All guest actions. A new subject is a file here and a line below. */
import type { JsonValue } from '../../../schema/json.js';
import { ScenarioError } from '../engine/expand.js';
import type { StimulusStep } from '../engine/format.js';
import { acpiActions } from './acpi.js';
import { BYTES, type GuestAction, type GuestActions, lines, type Performed } from './action.js';
import { memoryActions } from './memory.js';
import { pciActions } from './pci.js';
import { portActions } from './ports.js';
import { virtioActions } from './virtio.js';

export const GUEST_ACTIONS: GuestActions = {
  ...acpiActions,
  ...memoryActions,
  ...pciActions,
  ...portActions,
  ...virtioActions,
};

/** A step as a file has it: one action (`pci-eject 5`), or several that follow each other without a pause. */
export interface GuestStep extends Omit<StimulusStep, 'stimulus' | 'with'> {
  guest: string | string[];
}

/** `returns` is about the last value that was read. Throws ScenarioError. */
export function performedBy({ guest, returns, ...rest }: GuestStep): StimulusStep {
  const performed = joined([guest].flat().map(actionOf));
  const read = performed.with.lines;
  const wanted: JsonValue | undefined =
    returns !== undefined && Array.isArray(read) ? [...read.slice(1).map(() => ''), returns] : returns;
  return { ...performed, ...(wanted === undefined ? {} : { returns: wanted }), ...rest };
}

function joined(all: readonly Performed[]): Performed {
  const [only] = all;
  if (only && all.length === 1) return only;
  if (all.some(({ stimulus }) => stimulus !== 'qtest'))
    throw new ScenarioError('a driver of a virtio device needs a step of its own');
  return lines(...all.flatMap((each) => each.with.lines as string[]));
}

function actionOf(text: string): Performed {
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
  return action.perform(...words);
}

/** How it is written: `pci-eject SLOT`. */
export function formOf(name: string, { takes = {}, repeats }: GuestAction): string {
  return [name, ...Object.keys(takes).map((what) => what.toUpperCase())].join(' ') + (repeats ? '…' : '');
}

const isNumber = (word: string, most: number) => /^(0x[0-9a-f]+|\d+)$/i.test(word) && Number(word) <= most;
