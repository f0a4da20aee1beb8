/** What a schema's files hold, as it is written: definitions with their comments, pragmas, and no judgement yet. */
import type { Node, ObjectNode } from '../nodes.js';

/** A documentation comment, from `##` to `##`. */
export interface Comment {
  /** Of its first `##`. */
  line: number;
  file: string | undefined;
  /** Those between, from their `#` on. */
  lines: WrittenCommentLine[];
  /** The line of what ends it. */
  end: number;
  /** False where the second `##` is missing. */
  closed: boolean;
}

export interface WrittenCommentLine {
  text: string;
  line: number;
}

/** An expression that is neither include nor pragma. */
export interface WrittenExpression {
  object: ObjectNode;
  line: number;
  file: string | undefined;
  /** The comment right before it; null where there is none. */
  comment: Comment | null;
}

export interface Pragma {
  name: string;
  value: Node;
  line: number;
  file: string | undefined;
}

export interface Written {
  expressions: WrittenExpression[];
  pragmas: Pragma[];
  /** All, also those that document no definition. */
  comments: Comment[];
  /** A part could not be read, so that what seems to be missing may be in there. */
  partial: boolean;
  /** What could not be read may have pragmas: nobody knows what they except. */
  pragmasLost: boolean;
}
