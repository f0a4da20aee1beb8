/** Two documents of a program, compared. */
import { type Adjudicated, adjudicate } from '../schema/compare/adjudicate.js';
import { changesBetween } from '../schema/compare/changes.js';
import { documentProgram } from '../schema/compare/program.js';
import { history } from '../schema/editions.js';
import type { Interface } from '../schema/model.js';

/** Each change with its verdict: unannounced, announced, deprecated or compatible. */
export function compareDocuments(before: Interface, after: Interface): Adjudicated[] {
  const sides = { before, after, program: documentProgram(after), history: history() };
  return changesBetween(before, after).map((change) => adjudicate(change, sides));
}
