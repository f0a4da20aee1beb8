/** What coverage counts: the kinds of points that a schema has, and the ratios shown of them. */

/** A point was never touched, was only part of requests that were refused, or was accepted or seen. */
export type Touch = 0 | 1 | 2;

/** Kinds of points; those of requests may be sent without being accepted. */
export const COVERAGE_KINDS = {
  commands: { sent: true, what: 'commands that succeeded' },
  rejections: { sent: false, what: 'commands that refused something' },
  arguments: { sent: true, what: 'arguments of accepted requests' },
  'enum-values': { sent: true, what: 'enum values in accepted requests' },
  branches: { sent: true, what: 'union branches in accepted requests' },
  alternates: { sent: true, what: 'branches of alternates in accepted requests' },
  'reply-members': { sent: false, what: 'members of replies' },
  events: { sent: false, what: 'events' },
  'event-members': { sent: false, what: 'members of event data' },
  'error-classes': { sent: false, what: 'error classes' },
} as const satisfies Record<string, { sent: boolean; what: string }>;

export type CoverageKind = keyof typeof COVERAGE_KINDS;

/** By kind and point. A point begins with the command or event that leads to it, as in `blockdev-add driver=qcow2 file`. */
export type Points = Partial<Record<CoverageKind, Record<string, Touch>>>;

/** A ratio: covered points, of all there are. */
export interface Ratio {
  covered: number;
  of: number;
}

/** Names of ratios: a kind, or `KIND-sent` where a request that was refused counts, too. */
export const RATIOS: readonly string[] = Object.entries(COVERAGE_KINDS).flatMap(([kind, { sent }]) =>
  sent ? [kind, `${kind}-sent`] : [kind],
);

/** Every ratio that has a denominator. */
export function ratiosOf(points: Points): Record<string, Ratio> {
  const ratios: Record<string, Ratio> = {};
  for (const [kind, { sent }] of Object.entries(COVERAGE_KINDS)) {
    const touches = Object.values(points[kind as CoverageKind] ?? {});
    if (touches.length === 0) continue;
    const ratio = (least: Touch) => ({
      covered: touches.filter((t) => t >= least).length,
      of: touches.length,
    });
    ratios[kind] = ratio(2);
    if (sent) ratios[`${kind}-sent`] = ratio(1);
  }
  return ratios;
}

/** What several runs of the same schema have touched together. */
export function unite(parts: readonly Points[]): Points {
  const all: Points = {};
  for (const part of parts)
    for (const [kind, points] of Object.entries(part) as [CoverageKind, Record<string, Touch>][]) {
      const sum = all[kind] ?? {};
      all[kind] = sum;
      for (const [point, touch] of Object.entries(points))
        sum[point] = Math.max(sum[point] ?? 0, touch) as Touch;
    }
  return all;
}
