/** What a hostile behaviour is: something handed in, and the bounds within which qmpspec must deal with it. */

/** A signal to the command, as from a user who has seen enough. */
export interface Interruption {
  signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGKILL' | 'SIGSTOP';
  /** From when the command has started a target or written a file. */
  afterSeconds: number;
  /** How long the command may take from then on. */
  withinSeconds: number;
}

export interface Behaviour {
  name: string;
  /** Words of the command line of qmpspec, in the work directory; `{mark}` is a word that no other process has. */
  args: readonly string[];
  /** Files in the work directory: text, bytes, or how to make them there. A name that ends in `/` is a directory. */
  files?: Readonly<Record<string, Content>>;
  env?: Readonly<Record<string, string>>;
  /** How a shell starts it: `"$@"` is the command, `$TMPDIR` what it has for scratch. */
  shell?: string;
  /** What it needs of the machine; without, it is skipped. */
  needs?: 'mounts';
  interrupt?: Interruption;
  /** Allowed exit statuses. */
  status: number | readonly number[];
  /** Each must match what is printed, both outputs together: the cause, by its name. */
  says?: RegExp | readonly RegExp[];
  /** None may match it. */
  never?: RegExp;
  /** Files that the command may write in the work directory, by their names from there. */
  writes?: RegExp;
  /** Megabytes that the process of qmpspec may take; 400 unless said. */
  memoryMb?: number;
  /** Seconds that it may take; 10 unless said. */
  seconds?: number;
  /** Takes more than a few seconds: only with QMPSPEC_HOSTILE=long. */
  long?: true;
  /** A defect that is known and not mended yet: the behaviour must break its bounds, or the entry is out of date. */
  faulty?: string;
}

export type Content = string | Uint8Array | (() => string | Uint8Array);

export const MEMORY_MB = 400;
export const SECONDS = 10;

/** The same, with some of them only among the long ones: CI has a few minutes for all. */
export function leaving(names: readonly string[], all: readonly Behaviour[]): readonly Behaviour[] {
  for (const name of names)
    if (!all.some((each) => each.name === name)) throw new Error(`no behaviour ${name}`);
  return all.map((each) => (names.includes(each.name) ? { ...each, long: true } : each));
}
