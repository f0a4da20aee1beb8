/** A mistake in how qmpspec was called: one sentence; on the command line, exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
