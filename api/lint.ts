/** Contradictions of a document with itself. */
export { lint } from '../schema/lint/index.js';
