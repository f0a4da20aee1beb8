import type { EntityText } from '../text/entity.js';
import type { HeadingKind } from './headings.js';
import type { Signature } from './signature.js';

/** An entry of the manual: its heading taken apart, and its text. */
export interface ReferenceDefinition {
  heading: HeadingKind;
  /** As printed, until it turns out to be wrong. */
  name: string;
  line: number;
  /** The heading was read to its end. */
  whole: boolean;
  signature: Signature;
  text: EntityText;
}
