/** A message that is not JSON as QMP reads it; the text says what is wrong with it. */
export class ParseError extends Error {}
