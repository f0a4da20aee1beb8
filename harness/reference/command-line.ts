/** The arguments of QEMU that the reference server understands: what it is made with, and what it can do without. */
import type { JsonObject } from '../../schema/json.js';
import { boardsOf, machineName, NO_BOARD } from '../../schema/qemu/boards.js';
import { MADE_BY_OPTION } from '../../schema/qemu/derived.js';
import { readOptions, type Simulation } from '../simulation.js';

/** What a machine is made with. */
export interface Setup {
  runState: 'running' | 'prelaunch' | 'inmigrate';
  /** Commands that make what the arguments name. */
  made: { command: string; args: JsonObject }[];
  name?: string;
  uuid?: string;
}

/** What it understands. A machine without a processor needs neither memory nor firmware. */
export const REFERENCE_OPTIONS: Simulation['options'] = {
  '-S': 'none',
  '-nodefaults': 'none',
  '-machine': [NO_BOARD, ...boardsOf('x86_64').map(machineName)],
  '-m': 'number',
  '-bios': 'any',
  '-display': ['none'],
  '-incoming': ['defer'],
  '-name': 'any',
  '-uuid': 'any',
  ...Object.fromEntries([...MADE_BY_OPTION.keys()].map((option) => [option, 'any' as const])),
};

/** Null where it has something that the server does not understand. */
export function readCommandLine(words: readonly string[]): Setup | null {
  const options = readOptions(words, REFERENCE_OPTIONS);
  if (options === null) return null;
  const setup: Setup = { runState: 'running', made: [] };
  for (const [option, argument = ''] of options) {
    const maker = MADE_BY_OPTION.get(option);
    if (option === '-S') setup.runState = 'prelaunch';
    else if (option === '-incoming') setup.runState = 'inmigrate';
    else if (option === '-name') setup.name = argument;
    else if (option === '-uuid') setup.uuid = argument;
    else if (maker) setup.made.push(thing(maker, argument));
  }
  return setup;
}

/** `e1000,id=nic,netdev=net` */
function thing(
  { command, kind: first }: { command: string; kind: string },
  text: string,
): Setup['made'][number] {
  const [kind = '', ...options] = text.split(',');
  const args = options.map((option) => {
    const [name = '', value = 'on'] = option.split(/=(.*)/s);
    return [name, /^\d+$/.test(value) && name !== 'addr' ? Number(value) : value];
  });
  return { command, args: { [first]: kind, ...Object.fromEntries(args) } };
}
