/** The arguments of QEMU that the reference server understands: what it is made with, and what it can do without. */
import type { JsonObject } from '../../schema/json.js';
import { BOARDS } from '../../schema/qemu/boards.js';
import { MADE_BY_OPTION } from '../../schema/qemu/derived.js';

/** What a machine is made with. */
export interface Setup {
  runState: 'running' | 'prelaunch' | 'inmigrate';
  /** Commands that make what the arguments name. */
  made: { command: string; args: JsonObject }[];
  name?: string;
  uuid?: string;
}

/** A machine without a processor needs neither memory nor firmware; `null`: an argument of its own follows. */
const NEEDLESS: Record<string, Pick<RegExp, 'test'> | null> = {
  '-nodefaults': null,
  '-machine': { test: (name) => Object.hasOwn(BOARDS, name) },
  '-m': /^\d+$/,
  '-bios': /^/,
  '-display': /^none$/,
};

/** Null where it has something that the server does not understand. */
export function readCommandLine(words: readonly string[]): Setup | null {
  const setup: Setup = { runState: 'running', made: [] };
  for (let at = 0; at < words.length; at++) {
    const option = words[at] as string;
    if (option === '-S') {
      setup.runState = 'prelaunch';
      continue;
    }
    const needless = Object.hasOwn(NEEDLESS, option) ? NEEDLESS[option] : undefined;
    if (needless === null) continue;
    const value = words[++at];
    if (value === undefined) return null;
    const maker = MADE_BY_OPTION.get(option);
    if (option === '-incoming' && value === 'defer') setup.runState = 'inmigrate';
    else if (option === '-name') setup.name = value;
    else if (option === '-uuid') setup.uuid = value;
    else if (maker) setup.made.push(thing(maker, value));
    else if (!needless?.test(value)) return null;
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
