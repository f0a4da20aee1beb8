/** What a check stands on, and the level that follows from it: nothing else decides how severe a failure is. */

/**
 * `specification`: QEMU's QMP specification, by section. `schema`: a definition in the document, or the server's own
 * introspection. `documentation`: a sentence of a document, by entity and line. `convention`: no text says so; it is what
 * QEMU has always done, or our reading.
 */
export type Basis = 'specification' | 'schema' | 'documentation' | 'convention';

/** MUST fails a run unless `--level` says otherwise. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** In the order of strictness. */
export const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

/** What a check stands on, with the level that follows. */
export interface Standing {
  basis: Basis;
  level: Level;
}

export interface Circumstances {
  /** The text is about an error class, a default, a limit or a condition, not about what is done, returned or announced. */
  detail?: boolean;
  /** The text is of another release than the server. */
  otherRelease?: boolean;
}

/** The one way to a level (docs/explanation/levels-and-citations.md). */
export function standsOn(
  basis: Basis,
  { detail = false, otherRelease = false }: Circumstances = {},
): Standing {
  if (basis === 'convention') return { basis, level: 'MAY' };
  const rank = (detail ? 1 : 0) + (otherRelease ? 1 : 0);
  return { basis, level: LEVELS[Math.min(rank, LEVELS.length - 1)] as Level };
}

export const levelOf = (basis: Basis, circumstances?: Circumstances): Level =>
  standsOn(basis, circumstances).level;

/** The stricter of several; the first of equals. */
export function strictest<T extends { level: Level }>(standings: readonly [T, ...T[]]): T {
  return standings.reduce((a, b) => (LEVELS.indexOf(b.level) < LEVELS.indexOf(a.level) ? b : a));
}

/** True where `level` is as strict as `floor`, or stricter: a failure of it counts. */
export function atLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(floor);
}
