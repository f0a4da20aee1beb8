import type { Board } from '../../schema/qemu/boards.js';

/** A part of the command line of a machine, by name. */
export interface Part {
  about: string;
  /** The machine itself, and what its processor does. */
  base?: 'halt' | 'spin';
  /** Whether a board will do. */
  on?: (board: Board) => boolean;
  /** Words; null where the board has nothing for it. */
  line(board: Board): string | null;
}

export type Parts = Readonly<Record<string, Part>>;

export const always = (line: string) => () => line;
