/** The machines that scenarios of a target can run on: the user's own, where it is known, and the boards of its architecture. Pure. */
import { BOARDS, type Board, boardsOf, machineName, NO_BOARD } from '../../schema/qemu/boards.js';
import type { PciAccess } from '../../schema/qemu/pci.js';
import { machineTypeIn } from '../requires.js';

/** A machine that parts can be added to. */
export interface MachineBase {
  board: Board;
  /** Its part of a command line, without memory and code. */
  words: readonly string[];
  /** It is the one that the user has named. */
  own: boolean;
}

/** What is known of the target. */
export interface MachineFacts {
  /** As query-target names it; null where it does not say. */
  architecture: string | null;
  /** The user's words after the program; null where there are none, as of an attached server. */
  words: readonly string[] | null;
  /** Whether the user's machine has a PCI bus; null where it does not say. */
  pci: boolean | null;
}

/** Options that say what the machine is, and none of what is in it: what they take. Others make it one of its own kind. */
const PLAIN: Readonly<Record<string, 'nothing' | 'any' | 'none'>> = {
  ...{ machine: 'any', M: 'any', cpu: 'any', accel: 'any', m: 'any', smp: 'any', L: 'any', global: 'any' },
  ...{ name: 'any', uuid: 'any', rtc: 'any', msg: 'any', display: 'any', vga: 'none', sandbox: 'any' },
  ...{ serial: 'none', parallel: 'none', monitor: 'none', net: 'none', nic: 'none' },
  ...{ S: 'nothing', nodefaults: 'nothing', 'no-user-config': 'nothing', nographic: 'nothing' },
  ...{ 'enable-kvm': 'nothing', 'no-reboot': 'nothing', 'no-shutdown': 'nothing' },
};

/** Of these, those that a case says for itself. */
const OF_THE_CASE = new Set([
  ...[
    'S',
    'nodefaults',
    'm',
    'name',
    'uuid',
    'rtc',
    'smp',
    'no-reboot',
    'no-shutdown',
    'display',
    'nographic',
  ],
  ...['serial', 'parallel', 'monitor', 'net', 'nic', 'vga'],
]);

interface Option {
  name: string;
  words: string[];
}

/** Null where there is one that says more than what the machine is. */
function optionsOf(words: readonly string[]): Option[] | null {
  const options: Option[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const [, name = ''] = /^--?([\w-]+)$/.exec(word) ?? [];
    const takes = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
    if (takes === undefined) return null;
    if (takes === 'nothing') {
      options.push({ name, words: [word] });
      continue;
    }
    const argument = words[++at];
    if (argument === undefined || (takes === 'none' && argument !== 'none')) return null;
    options.push({ name, words: [word, argument] });
  }
  return options;
}

/** `pc-i440fx-7.2`, `pc-q35-7.2`, `virt-7.2`. */
function isBoard(board: Board, type: string): boolean {
  const name = machineName(board);
  const long = board === BOARDS.pc ? 'pc-i440fx' : board === BOARDS.q35 ? 'pc-q35' : name;
  return type === name || new RegExp(`^${long}-\\d`).test(type);
}

/** The user's machine; null where it is none, or where more than what it is has been said. */
function ownBase({ words, pci }: MachineFacts, boards: readonly Board[]): MachineBase | null {
  const options = words === null ? null : optionsOf(words);
  const type = words && machineTypeIn(words.map((word) => word.replace(/^(--?M|--machine)$/, '-machine')));
  if (options === null || !type || type === NO_BOARD) return null;
  const known = boards.find((board) => isBoard(board, type));
  const bus: PciAccess = { kind: 'unknown', memory: 0 };
  const board: Board = known ?? {
    machine: type,
    architectures: [],
    mapped: 'unknown',
    ...(pci ? { pci: bus, virtio: 'pci' as const } : {}),
  };
  const kept = options.filter(({ name }) => !OF_THE_CASE.has(name));
  const hasCpu = kept.some(({ name }) => name === 'cpu');
  const cpu = board.cpu === undefined || hasCpu ? [] : ['-cpu', board.cpu];
  return { board, words: ['-nodefaults', ...kept.flatMap((option) => option.words), ...cpu], own: true };
}

function baseOf(board: Board): MachineBase {
  const cpu = board.cpu === undefined ? [] : ['-cpu', board.cpu];
  return { board, words: ['-nodefaults', '-machine', board.machine, ...cpu], own: false };
}

/** Those of a PC, for which nothing else is known. */
export const PC_BASES: readonly MachineBase[] = boardsOf('x86_64').map(baseOf);

/** In the order in which they are tried. */
export function basesFor(facts: MachineFacts): MachineBase[] {
  const boards = boardsOf(facts.architecture ?? 'x86_64');
  const own = ownBase(facts, boards);
  const others = boards.map(baseOf).filter(({ words }) => String(words) !== String(own?.words));
  return [...(own ? [own] : []), ...others];
}
