/** The limits of a server that only simulates a machine. */

/** The argument of an option: none, any, a whole number, or one of these. */
type OptionArgument = 'none' | 'any' | 'number' | readonly string[];

export interface Simulation {
  /** Commands whose replies are made up, and of which nothing else comes. */
  invented: readonly string[];
  /** Queries that tell what the machine has. */
  telling: readonly string[];
  /** Options of QEMU that it can be started with. */
  options: Readonly<Record<string, OptionArgument>>;
}

/** An option with its argument. */
export type OptionWords = readonly [option: string, argument?: string];

/** The words of a command line by options; null where there is one that the server does not know. */
export function readOptions(words: readonly string[], options: Simulation['options']): OptionWords[] | null {
  const read: OptionWords[] = [];
  for (let at = 0; at < words.length; at++) {
    const option = words[at] as string;
    const expected = Object.hasOwn(options, option) ? options[option] : undefined;
    if (expected === undefined) return null;
    if (expected === 'none') {
      read.push([option]);
      continue;
    }
    const argument = words[++at];
    if (argument === undefined || !accepts(expected, argument)) return null;
    read.push([option, argument]);
  }
  return read;
}

function accepts(expected: OptionArgument, argument: string): boolean {
  if (expected === 'any') return true;
  return expected === 'number' ? /^\d+$/.test(argument) : expected.includes(argument);
}
