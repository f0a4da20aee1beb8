/** Releases as documents spell them: `7.2`, `7.2.22`, `0.14.0`. Stable updates do not change the interface. */

/** Negative when `a` is the older release, 0 when they are the same, null when either is unknown. */
export function compareReleases(a: string | null | undefined, b: string | null | undefined): number | null {
  const [left, right] = [releaseOf(a), releaseOf(b)];
  if (left === null || right === null) return null;
  return left[0] - right[0] || left[1] - right[1];
}

function releaseOf(version: string | null | undefined): [number, number] | null {
  const match = /^(\d+)\.(\d+)/.exec(version ?? '');
  return match ? [Number(match[1]), Number(match[2])] : null;
}
