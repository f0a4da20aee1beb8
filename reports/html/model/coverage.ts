/** What a run touched of each command and event, and what it left out. */
import type { CoverageKind } from '../../../harness/coverage.js';
import { NO_POINT, type ReportCoverage } from '../data.js';

export interface KindCoverage {
  of: number;
  /** Part of a request, be it a refused one. */
  sent: number;
  /** Accepted, or seen. */
  accepted: number;
  /** Points of each sort, without the name of the entity. */
  neverSent: string[];
  neverAccepted: string[];
}

export interface EntityCoverage {
  entity: string;
  kinds: Map<CoverageKind, KindCoverage>;
  /** Over all kinds. */
  accepted: number;
  of: number;
}

/** The commands, or the events, that a target's schema has; by name. */
export function coverageOfEntities(
  coverage: ReportCoverage,
  column: number,
  wanted: readonly CoverageKind[],
): EntityCoverage[] {
  const entities = new Map<string, EntityCoverage>();
  for (const { kind, points, touches } of coverage) {
    if (!wanted.includes(kind)) continue;
    const own = touches[column] ?? '';
    for (const [place, point] of points.entries()) {
      const touch = own[place] ?? NO_POINT;
      if (touch !== NO_POINT) count(entities, kind, point, Number(touch));
    }
  }
  return [...entities.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1));
}

function count(
  entities: Map<string, EntityCoverage>,
  kind: CoverageKind,
  point: string,
  touch: number,
): void {
  const [entity = '', ...path] = point.split(/ |(?=[:=])/);
  const found = entities.get(entity) ?? { entity, kinds: new Map(), accepted: 0, of: 0 };
  entities.set(entity, found);
  const own = found.kinds.get(kind) ?? { of: 0, sent: 0, accepted: 0, neverSent: [], neverAccepted: [] };
  found.kinds.set(kind, own);
  own.of++;
  found.of++;
  if (touch >= 1) own.sent++;
  if (touch === 2) {
    own.accepted++;
    found.accepted++;
  } else (touch === 0 ? own.neverSent : own.neverAccepted).push(path.join(' ').replaceAll(/ (?=[:=])/g, ''));
}
