/** The name of a run's directory says whose it is, so that no moment exists at which it has no owner. */

export interface Owner {
  pid: number;
  /** Start time of that process, in clock ticks. */
  start: number;
  /** Its pid namespace. */
  namespace: number;
}

const NAME = /^qmpspec-([0-9a-z]+)\.([0-9a-z]+)\.([0-9a-z]+)-[^/]+$/;

/** For mkdtemp, which appends six characters. Base 36, because socket paths are short. */
export function baseNamePrefix({ pid, start, namespace }: Owner): string {
  return `qmpspec-${pid.toString(36)}.${start.toString(36)}.${namespace.toString(36)}-`;
}

/** Null for a directory that is none of ours. */
export function ownerOf(name: string): Owner | null {
  const match = NAME.exec(name);
  if (!match) return null;
  const [pid, start, namespace] = match.slice(1).map((digits) => Number.parseInt(digits, 36));
  return { pid: pid as number, start: start as number, namespace: namespace as number };
}
