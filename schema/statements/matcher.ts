import type { Statement } from '../model.js';
import type { Sentence } from './sentences.js';
import type { Subject } from './subject.js';

/** A statement but for its place; the sentence gives that. */
export type Fact = Omit<Statement, 'entity' | 'line' | 'kind'>;

/** Finds statements of one kind. Pure, and linear in the sentence; prefers to say nothing over a guess. */
export interface Matcher {
  kind: Statement['kind'];
  /** What every sentence of this kind contains: others are not looked at, to save time. */
  hint: RegExp;
  match(sentence: Sentence, subject: Subject): Fact[];
}
