/** The part of the address after `#`: which view, and what it is to show. Every state worth sharing is in it. */

export const VIEWS = [
  'summary',
  'matrix',
  'cases',
  'case',
  'changes',
  'coverage',
  'fuzzing',
  'finding',
] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  view: View;
  params: URLSearchParams;
}

/** Anything that is no address of ours is the summary. */
export function parseRoute(hash: string): Route {
  const [, name, query] = /^#\/([a-z]*)(?:\?(.*))?$/s.exec(hash) ?? [];
  const view = VIEWS.find((each) => each === name) ?? 'summary';
  return { view, params: new URLSearchParams(query ?? '') };
}

/** Values that are empty are left out. */
export function hrefOf(view: View, params: Record<string, string> = {}): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== ''));
  return query.size === 0 ? `#/${view}` : `#/${view}?${query}`;
}
