/** A scenario on a machine of its target: which one will do, and what names, parts and guest actions mean there. Pure. */

import type { JsonObject, JsonValue } from '../../../schema/json.js';
import { BOARDS, type Board, machineName } from '../../../schema/qemu/boards.js';
import type { CodeKind, CodeUse } from '../../../schema/qemu/code.js';
import type { Feature } from '../../features.js';
import { machineTypeIn } from '../../requires.js';
import type { MachineBase } from '../bases.js';
import { memoryAt } from '../guest/action.js';
import { formOf, GUEST_ACTIONS, performedBy } from '../guest/index.js';
import { SLOT } from '../guest/virtio.js';
import { MACHINES } from '../machines.js';
import type { Preparation } from './expand.js';
import type { GuestStep, Scenario, Step, StimulusStep } from './format.js';

/** Steps that the harness does: what the guest does is done from outside of QMP, too. */
export type PlacedStep = Exclude<Step, GuestStep>;

export interface Placed {
  /** Arguments of the target; absent: the user's. */
  machine?: { words: string[]; own: boolean };
  preparations: (Omit<Preparation, 'step'> & { step: PlacedStep })[];
  steps: PlacedStep[];
  /** What names stand for in requests and patterns. */
  values: JsonObject;
  /** QOM types that the machine is made of. */
  types: Feature[];
}

export type PlacedOrNot = Placed | { lack: string };

/** The first machine that will do; else what all of them lack, in a clause. */
export function place(
  scenario: Scenario,
  preparations: readonly Preparation[],
  bases: readonly MachineBase[],
): PlacedOrNot {
  const { machine } = scenario;
  if (machine === undefined) return withoutMachine(scenario, preparations);
  const lacks: string[] = [];
  for (const base of candidates(machine, bases)) {
    const found = onBase(base, machine, scenario, preparations);
    if (!('lack' in found)) return found;
    lacks.push(found.lack);
  }
  return { lack: lacks.at(-1) ?? 'needs a machine, and none of this architecture is known' };
}

/** Words that name no machine of ours stand for themselves; the guest's hardware is then what they say. */
function candidates(machine: readonly string[], bases: readonly MachineBase[]): readonly MachineBase[] {
  if (machine.some((word) => partOf(word)?.base !== undefined)) return bases;
  const type = machineTypeIn(machine);
  const known = bases.find(({ board }) => machineName(board) === type)?.board ?? BOARDS.pc;
  return [{ board: known, words: [], own: false }];
}

const partOf = (word: string) => (word.startsWith('$') ? MACHINES.get(word.slice(1)) : undefined);

function withoutMachine({ steps }: Scenario, preparations: readonly Preparation[]): Placed {
  return {
    preparations: preparations.map(({ step, trail }) => ({ step: step as PlacedStep, trail })),
    steps: steps as PlacedStep[],
    values: {},
    types: [],
  };
}

function onBase(
  base: MachineBase,
  machine: readonly string[],
  { steps }: Scenario,
  preparations: readonly Preparation[],
): PlacedOrNot {
  const { board } = base;
  const words = wordsOn(base, machine);
  if ('lack' in words) return words;
  const runs = board.mailbox !== true || !machine.includes('$PAUSED');
  const placed: Placed = {
    machine: { words: words.words, own: base.own },
    preparations: [],
    steps: [],
    values: valuesOf(board, words.words),
    types: typesIn(words.words),
  };
  for (const { step, trail } of preparations) {
    const done = stepsOn(base, step, runs);
    if ('lack' in done) return done;
    placed.preparations.push(...done.steps.map((one) => ({ step: one, trail })));
  }
  for (const step of steps) {
    const done = stepsOn(base, step, runs);
    if ('lack' in done) return done;
    placed.steps.push(...done.steps);
  }
  return placed;
}

function wordsOn(base: MachineBase, machine: readonly string[]): { words: string[] } | { lack: string } {
  const paused = machine.includes('$PAUSED');
  const mail = base.board.mailbox === true && machine.includes('$QTEST');
  const words: string[] = [];
  for (const word of machine) {
    const part = partOf(word);
    if (!part) {
      words.push(word);
      continue;
    }
    const line = part.on === undefined || part.on(base.board) ? part.line(base.board) : null;
    if (line === null) return { lack: `needs ${part.about}, which ${nameOf(base)} cannot have` };
    const code = part.base === 'halt' && mail ? 'mail' : part.base;
    const own = code === undefined ? [] : baseWords(base, code, paused);
    if (own === null) return { lack: `needs ${part.about}, and no code for ${nameOf(base)} is known` };
    words.push(...own, ...line.split(' ').filter((each) => each !== ''));
  }
  return { words };
}

const nameOf = ({ board }: MachineBase) => `a machine ${machineName(board)}`;

/** A machine that is not started needs nothing to run. */
function baseWords({ board, words }: MachineBase, code: CodeUse, paused: boolean): string[] | null {
  const memory = board.memory === undefined ? [] : ['-m', String(board.memory)];
  if (!board.code) {
    const does = code !== 'spin' && (paused || board.architectures.length > 0);
    return does ? [...words, ...memory] : null;
  }
  return [...words, ...memory, board.code.option, `$DIR/${codeFile(board.code.kind, code)}`];
}

/** The name of the file with the code: `halt` for x86, as it was before there were others. */
const codeFile = (kind: CodeKind, code: CodeUse): string => (kind === 'x86' ? code : `${code}-${kind}`);

/** `runs`: the machine does; where the processor does what the guest does, it has to. */
function stepsOn(base: MachineBase, step: Step, runs: boolean): { steps: PlacedStep[] } | { lack: string } {
  if ('guest' in step) {
    const done = performedBy(step, base.board);
    if (done && runs) return { steps: done };
    const [name = ''] = [step.guest].flat().map((text) => text.split(/\s+/)[0] as string);
    const action = GUEST_ACTIONS[name];
    return {
      lack: `needs a guest that ${action?.about ?? formOf(name, { about: '', perform: () => null })}, for which ${nameOf(base)} has no hardware that is known`,
    };
  }
  const { machine } = 'stimulus' in step && step.stimulus === 'peer' ? (step.with ?? {}) : {};
  if (!Array.isArray(machine)) return { steps: [step as PlacedStep] };
  const words = wordsOn(base, machine as string[]);
  if ('lack' in words) return words;
  const peer: StimulusStep = {
    ...(step as StimulusStep),
    with: { ...(step as StimulusStep).with, machine: words.words },
  };
  return { steps: [peer] };
}

const MIB = 0x100000;
/** Bytes from the start of a queue to its first buffer (harness/stimuli/virtio/queue.ts). */
const BUFFERS = 0x3000;
const QUEUES = 0x1ff000;

/** What a scenario may name of the machine that it is on. */
export const VALUES: Readonly<Record<string, string>> = {
  BACKEND: 'the end of the path of a virtio device: `/virtio-backend`, or nothing',
  NIC_NAME: 'the name of the card `nic` in events, where they have one',
  STANDBY_NAME: 'the name of the card `standby` in events, where they have one',
  MODEL: 'a model of its processor',
  MACHINE: 'the name of the machine, as `-machine` takes it',
  MEMORY: 'its memory, in bytes',
  RAM: 'an address in its memory that nothing uses',
  MODULE: 'the size of a memory module, in bytes',
  QUEUE: 'the address of the first queue of a virtio device',
  BUFFER: 'the address of its first buffer',
  TRANSPORT: 'how models of virtio devices end: `pci`, `device`, `ccw`',
  PLACE: 'arguments of `device_add` that put a virtio device where guest actions look for it',
  DEVICE: 'arguments of `device_add` for a device of `$PLUGGABLE`',
};

function valuesOf(board: Board, words: readonly string[]): JsonObject {
  const { virtio = 'pci', module = 0, pci } = board;
  const device: JsonValue = pci ? { driver: 'usb-kbd' } : { driver: 'scsi-hd', drive: 'plugged' };
  return {
    BACKEND: virtio === 'mmio' ? '' : '/virtio-backend',
    NIC_NAME: virtio === 'mmio' ? { $absent: true } : 'nic',
    STANDBY_NAME: virtio === 'mmio' ? { $type: 'string' } : 'standby',
    MACHINE: machineName(board),
    MODEL: board.model ?? '',
    MEMORY: memoryIn(words) === 0 ? { $type: 'integer' } : memoryIn(words) * MIB,
    RAM: memoryAt(board, 0),
    MODULE: module * MIB,
    QUEUE: memoryAt(board, QUEUES),
    BUFFER: memoryAt(board, QUEUES + BUFFERS),
    TRANSPORT: { pci: 'pci', mmio: 'device', ccw: 'ccw' }[virtio],
    PLACE: virtio === 'pci' ? { addr: String(SLOT) } : {},
    DEVICE: device,
  };
}

/** MiB of the last `-m`. */
function memoryIn(words: readonly string[]): number {
  const at = words.lastIndexOf('-m');
  return at < 0 ? 0 : Number.parseInt(words[at + 1] ?? '0', 10);
}

/** `-device TYPE,…` and `-object TYPE,…`. */
function typesIn(words: readonly string[]): Feature[] {
  const types = words.flatMap((word, at): Feature[] => {
    const argument = words[at + 1];
    if ((word !== '-device' && word !== '-object') || argument === undefined || argument.startsWith('{'))
      return [];
    return [`type:${argument.split(',')[0]}`];
  });
  return [...new Set(types)];
}
