/** The arguments of QEMU that the reference server understands: what it is made with, and what it can do without. */
import type { JsonObject } from '../../schema/json.js';

/** What a machine is made with. */
export interface Setup {
  runState: 'running' | 'prelaunch' | 'inmigrate';
  /** Commands that make what the arguments name. */
  made: { command: string; args: JsonObject }[];
  name?: string;
  uuid?: string;
}

/** A machine without a processor needs neither memory nor firmware; `null`: an argument of its own follows. */
const NEEDLESS: Record<string, RegExp | null> = {
  '-nodefaults': null,
  '-machine': /^(none|pc|q35)$/,
  '-m': /^\d+$/,
  '-bios': /^/,
  '-display': /^none$/,
};

/** Options of things: the command that makes one, and the argument that the first word is. */
const MAKES: Record<string, { command: string; first: string }> = {
  '-device': { command: 'device_add', first: 'driver' },
  '-netdev': { command: 'netdev_add', first: 'type' },
  '-object': { command: 'object-add', first: 'qom-type' },
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
    if (option === '-incoming' && value === 'defer') setup.runState = 'inmigrate';
    else if (option === '-name') setup.name = value;
    else if (option === '-uuid') setup.uuid = value;
    else if (Object.hasOwn(MAKES, option))
      setup.made.push(thing(MAKES[option] as (typeof MAKES)[string], value));
    else if (!needless?.test(value)) return null;
  }
  return setup;
}

/** `e1000,id=nic,netdev=net` */
function thing({ command, first }: (typeof MAKES)[string], text: string): Setup['made'][number] {
  const [kind = '', ...options] = text.split(',');
  const args = options.map((option) => {
    const [name = '', value = 'on'] = option.split(/=(.*)/s);
    return [name, /^\d+$/.test(value) && name !== 'addr' ? Number(value) : value];
  });
  return { command, args: { [first]: kind, ...Object.fromEntries(args) } };
}
