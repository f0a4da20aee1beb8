/** The state of a block node. */
import type { JsonValue } from '../../../../schema/json.js';

export interface Bitmap {
  granularity: number;
  /** Bytes that were written since it was clean. */
  count: number;
  recording: boolean;
  /** The job that uses it. */
  user: string | null;
}

export interface BlockNode {
  driver: string;
  /** Bytes. */
  size: number;
  readOnly: boolean;
  detectZeroes: JsonValue;
  /** Bytes; 0: none. */
  threshold: number;
  /** End of the furthest write, in bytes; null before the first. */
  written: number | null;
  /** Nodes below, by the name of the edge. */
  children: Map<string, string>;
  bitmaps: Map<string, Bitmap>;
}
