/** The document cannot be read at all; the message says why, and what to give instead. */
export class DocumentError extends Error {
  override name = 'DocumentError';
}
