/** What is known of one thing that QEMU deprecated or removed. */
export interface Removal {
  /** Names of commands or events; `*` at the end stands for any rest. */
  entities: readonly string[];
  /** Endings of the paths of what is gone, a value last; absent: the entity itself. */
  paths?: readonly string[];
  /** Mandatory members that came in its place. */
  instead?: readonly string[];
  /** Absent: the editions that were looked at do not tell. */
  deprecated?: string;
  /** Absent: 11.1 still has it. */
  removed?: string;
  /** The part of these sections. */
  under: Heading;
  /** Who says so, if not those sections. */
  says?: string;
}

/** Headings of both sections. */
export type Heading =
  // QEMU Machine Protocol (QMP) commands; … events
  | 'commands'
  | 'events'
  // System emulator command line arguments; … devices; … CPUs
  | 'options'
  | 'device'
  | 'cpu'
  // Block devices; VFIO devices; Device options
  | 'blockdev'
  | 'vfio'
  | 'properties';
