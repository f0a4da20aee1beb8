/** States that a sequence may begin in. A new one is a line in one of the tables. */
import { BLOCK_OPENINGS } from './block.js';
import { MACHINE_OPENINGS } from './machine.js';
import type { Preamble } from './preamble.js';

const OPENINGS: readonly Preamble[] = [...BLOCK_OPENINGS, ...MACHINE_OPENINGS];

/** Those that begin with something the target has; of each, only the commands that it has. */
export function openingsFor(commands: ReadonlySet<string>): Preamble[] {
  return OPENINGS.map((opening) => opening.filter(([command]) => commands.has(command))).filter(
    (left, i) => left.length * 2 > (OPENINGS[i] as Preamble).length,
  );
}
