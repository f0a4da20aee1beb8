/** What the lexer hands to the parser. */

/** `error` ends with a byte that no token may have there; `oversize` is a token that outgrew the limit. */
export type TokenType = 'punctuation' | 'string' | 'number' | 'keyword' | 'error' | 'oversize';

export interface Token {
  type: TokenType;
  /** The bytes of the token, one character each (latin1). */
  text: string;
}

/** W26, as QEMU sets them: bytes of all tokens of one message, their number, and the depth of its containers. */
export const PARSER_LIMITS = { bytes: 64 << 20, tokens: 2 << 20, nesting: 1 << 10 } as const;
