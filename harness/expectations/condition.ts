/** `target:` of an entry: which targets it is about. */

/** What a condition is held against. */
export interface TargetIdentity {
  /** Names that the target goes by: `qemu-system-x86_64`, and `qemu-system` for all of its kind. */
  programs: readonly string[];
  /** `7.2.22`; null when it tells none. */
  version: string | null;
}

/**
 * A bound counts with as many parts as it has: `7.2`, `=7.2` and `<=7.2` include 7.2.22, `>7.2` does not. A target
 * that does not tell its version fits no bound.
 */
export function fits(condition: string | readonly string[] | undefined, target: TargetIdentity): boolean {
  if (typeof condition !== 'string') return condition?.some((each) => fits(each, target)) ?? true;
  const { programs, version } = target;
  const [, program, bounds] = /^\s*([A-Za-z][\w.+-]*)?(.*)$/.exec(condition) ?? [];
  if (program !== undefined && !programs.includes(program)) return false;
  return [...(bounds ?? '').matchAll(/(>=|<=|>|<|=)?\s*(\d+(?:\.\d+)*)/g)].every(
    ([, operator = '=', bound]) =>
      version !== null && (COMPARISONS[operator] as Comparison)(compare(version, bound as string)),
  );
}

type Comparison = (order: number) => boolean;

const COMPARISONS: Record<string, Comparison> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function compare(version: string, bound: string): number {
  const [left, right] = [version, bound].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const differing = right.findIndex((part, i) => part !== (left[i] ?? 0));
  return differing < 0 ? 0 : (left[differing] ?? 0) - (right[differing] as number);
}
