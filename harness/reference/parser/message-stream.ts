/** Finds the messages in a stream of bytes, and gets back in step after one that is broken. */
import type { JsonValue } from '../../../schema/json.js';
import { Lexer } from './lexer.js';
import { ParseError } from './parse-error.js';
import { PARSER_LIMITS, type Token } from './token.js';
import { readable } from './utf8.js';
import { parseTokens } from './value.js';

/** A value, or what was wrong where one should have been. */
export type Message = { value: JsonValue } | { error: string };

export class MessageStream {
  private readonly lexer = new Lexer();
  private tokens: Token[] = [];
  private bytes = 0;
  private braces = 0;
  private brackets = 0;
  /** Open brackets of a message that is too deep: what is left of it is no message, and no further error. */
  private buried = 0;

  /** Gives the next bytes; the previous ones must have been used up (`next` returned undefined). */
  push(chunk: Uint8Array): void {
    this.lexer.push(chunk);
  }

  /** The next message; undefined when more bytes are needed. */
  next(): Message | undefined {
    for (let token = this.lexer.next(); token; token = this.lexer.next()) {
      if (this.buries(token)) continue;
      const message = this.add(token);
      if (!message) continue;
      this.tokens = [];
      this.bytes = this.braces = this.brackets = 0;
      return message;
    }
    return undefined;
  }

  /** Whether the token belongs to a message that was refused for its depth. An error resets that, too. */
  private buries({ type, text }: Token): boolean {
    if (this.buried === 0) return false;
    if (type === 'error') {
      this.buried = 0;
      return false;
    }
    if (type === 'punctuation') this.buried += '{['.includes(text) ? 1 : '}]'.includes(text) ? -1 : 0;
    return true;
  }

  private add(token: Token): Message | undefined {
    this.count(token.text);
    const error = token.type === 'error' ? stray(token.text) : this.exceeded(token);
    if (error !== null) return { error };
    this.tokens.push(token);
    this.bytes += token.text.length;
    // More closing than opening of a kind can become no value: judged at once, so that the next message counts.
    const open = this.braces >= 0 && this.brackets >= 0 && this.braces + this.brackets > 0;
    return open ? undefined : parse(this.tokens);
  }

  private count(text: string): void {
    if (text === '{') this.braces++;
    else if (text === '}') this.braces--;
    else if (text === '[') this.brackets++;
    else if (text === ']') this.brackets--;
  }

  private exceeded(token: Token): string | null {
    if (this.bytes + token.text.length + 1 > PARSER_LIMITS.bytes) return 'JSON token size limit exceeded';
    if (this.tokens.length + 1 > PARSER_LIMITS.tokens) return 'JSON token count limit exceeded';
    if (this.braces + this.brackets <= PARSER_LIMITS.nesting) return null;
    this.buried = this.braces + this.brackets;
    return 'JSON nesting depth limit exceeded';
  }
}

function parse(tokens: Token[]): Message {
  try {
    return { value: parseTokens(tokens) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { error: `JSON parse error, ${error.message}` };
  }
}

/** QEMU prints the token as a C string: a NUL byte ends it. */
function stray(text: string): string {
  return `JSON parse error, stray '${readable(text.split('\0', 1)[0] as string)}'`;
}
