/** Coverage in full: for every command and event what was never sent, never accepted, never seen. */
import {
  COVERAGE_KINDS,
  type CoverageKind,
  type Points,
  ratiosOf,
  type Touch,
} from '../../harness/coverage.js';
import { count } from '../text/numbers.js';
import { excerpt } from '../text/visible.js';
import { wrap } from '../text/wrap.js';

/** Of what is missing under one head, so much is named. */
const LONGEST = 2_000;

/** The ratios, then command by command what is missing. `width`: columns. */
export function coverageInFull(points: Points, width: number): string[] {
  return [...ratioLines(points), '', ...missingLines(points, width)];
}

/** For programs: the ratios, and every point with how often it was touched. */
export function coverageRecord(points: Points) {
  return { coverage: ratiosOf(points), points };
}

function ratioLines(points: Points): string[] {
  const rows = Object.entries(ratiosOf(points)).map(([name, { covered, of }]) => {
    const share = `${((100 * covered) / of).toFixed(1)}%`;
    return [name, `${count(covered)} of ${count(of)}`, share] as const;
  });
  const name = Math.max(0, ...rows.map(([text]) => text.length));
  const size = Math.max(0, ...rows.map(([, text]) => text.length));
  return rows.map(
    ([head, ratio, share]) => `${head.padEnd(name)}  ${ratio.padStart(size)}  ${share.padStart(6)}`,
  );
}

function missingLines(points: Points, width: number): string[] {
  const entities = new Map<string, Map<string, string[]>>();
  for (const [kind, all] of Object.entries(points) as [CoverageKind, Record<string, Touch>][])
    for (const [point, touch] of Object.entries(all)) {
      if (touch === 2) continue;
      const [entity = '', ...path] = point.split(/ |(?=:)/);
      const heads = entities.get(entity) ?? new Map<string, string[]>();
      entities.set(entity, heads);
      const head = headOf(kind, touch);
      heads.set(head, [...(heads.get(head) ?? []), path.join(' ').replaceAll(' :', ':')]);
    }
  return [...entities.keys()].sort().flatMap((entity) => [
    excerpt(entity, width),
    ...[...(entities.get(entity) ?? [])].flatMap(([head, paths]) => {
      const named = paths.filter(Boolean).join(', ');
      return named === '' ? [`  ${head}`] : wrap(`  ${head}: `, excerpt(named, LONGEST), width);
    }),
  ]);
}

function headOf(kind: CoverageKind, touch: Touch): string {
  const words = kind.replace('-', ' ');
  if (kind === 'commands') return touch === 1 ? 'never succeeded' : 'never sent';
  if (kind === 'rejections') return 'never refused anything';
  if (kind === 'events' || kind === 'error-classes') return 'never seen';
  if (!COVERAGE_KINDS[kind].sent) return `${words} never seen`;
  return touch === 1 ? `${words} never accepted` : `${words} never sent`;
}
