import type { Paint } from './paint.js';

/** How lines are to look. */
export interface Style {
  paint: Paint;
  /** Columns. */
  width: number;
}
