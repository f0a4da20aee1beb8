/** A file under commands/ makes one command. */
import type { Command } from 'commander';

/** `exit`: sets the exit status. */
export type MakeCommand = (exit: (status: number) => void) => Command;
