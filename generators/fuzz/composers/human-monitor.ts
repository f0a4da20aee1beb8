/** A line of the human monitor, with its blanks filled in: `#` is a number, `%node` the name of a node. */
import type { Random } from 'fast-check';
import { pick } from '../draw.js';
import type { Live } from '../live.js';
import type { Composer } from './composer.js';
import { LINES } from './human-lines.js';

const NUMBERS = [
  '0',
  '1',
  '2',
  '-1',
  '100',
  '512',
  '4096',
  '0x7fffffff',
  '0xffffffff',
  '0x7fffffffffffffff',
  '0xffffffffffffffff',
  '0xfee00000',
  '0xb8000',
  '0x100000',
];

function namesOf(random: Random, live: Live, kind: string): readonly string[] {
  if (kind === 'path') return live.paths;
  if (kind === 'model') return live.models;
  if (kind === 'type') return live.names('qom-type');
  if (kind === 'property') return live.properties(pick(random, live.paths) ?? '').map(({ name }) => name);
  return live.names(kind);
}

function filled(random: Random, live: Live, line: string): string {
  return line.replaceAll(/#|%([a-z]+)/g, (_, kind: string | undefined) => {
    if (kind === undefined) return pick(random, NUMBERS) as string;
    const names = namesOf(random, live, kind);
    // A name with a space or a quote in it would make another line of this one.
    return (
      pick(
        random,
        names.filter((name) => /^[\w#/.[\]-]+$/.test(name)),
      ) ?? `${kind}0`
    );
  });
}

export const humanMonitorCommand: Composer = (random, live) => ({
  'command-line': filled(random, live, pick(random, LINES) as string),
});
