/** Whether a command that a file names may be run unasked: a program of QEMU's from PATH, with options that stay inside. */
import { staysInside } from './inside.js';
import { FLAG, KEYS_THAT_REACH, OPTIONS, type OptionRule } from './options.js';
import { type OptionPair, optionPairs } from './pairs.js';

/** By name alone: a path could lead to anything. */
const PROGRAM = /^qemu-(system-\w+|storage-daemon|ga)$/;

/** The words that are not run unasked; null where the command may be run. */
export function questionable([program = '', ...words]: readonly string[]): string | null {
  return PROGRAM.test(program) ? questionableOptions(words) : program;
}

/** The same of the arguments of a program of QEMU's. */
export function questionableOptions(words: readonly string[]): string | null {
  for (let i = 0; i < words.length; i++) {
    const option = words[i] as string;
    const name = /^--?([\w-]+)$/.exec(option)?.[1] ?? '';
    const rule = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (rule === undefined) return option;
    if (rule === FLAG) continue;
    const value = words[++i] ?? '';
    if (!keeps(rule, value)) return `${option} ${value}`;
  }
  return null;
}

function keeps(rule: OptionRule, text: string): boolean {
  const pairs = optionPairs(text);
  if (pairs === null || !pairs.every((pair) => keepsPair(rule, pair))) return false;
  return (rule.needs ?? []).every((needed) => pairs.some(([key]) => needed.test(key)));
}

function keepsPair({ keys, only }: OptionRule, [key, value]: OptionPair): boolean {
  const known = keys.filter(([name]) => name.test(key));
  if (!known.every(([, wanted]) => wanted.test(value))) return false;
  if (known.length === 0 && (only || KEYS_THAT_REACH.test(key))) return false;
  return staysInside(key) && staysInside(value);
}
