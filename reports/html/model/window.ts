/** Which rows of a long list are on the screen, and where the keyboard goes in it. */

export interface Window {
  first: number;
  /** Exclusive. */
  end: number;
}

/** Rows drawn beyond both edges, so that scrolling shows no gaps. */
const MARGIN = 8;

export function windowOf(scrollTop: number, height: number, rowHeight: number, rows: number): Window {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - MARGIN);
  return { first, end: Math.min(rows, Math.ceil((scrollTop + height) / rowHeight) + MARGIN) };
}

/** Up and down, also as in vi. */
export const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

/** The row that a key leads to; null when the key does not move. `page`: rows on the screen. */
export function moved(key: string, from: number, rows: number, page: number): number | null {
  const steps: Record<string, number> = { ...STEPS, PageDown: page, PageUp: -page };
  if (key === 'Home') return 0;
  if (key === 'End') return rows - 1;
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined ? null : Math.max(0, Math.min(rows - 1, from + step));
}
