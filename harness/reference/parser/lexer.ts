/** Cuts a stream of bytes into tokens, however the bytes are split (W25). */
import { PARSER_LIMITS, type Token, type TokenType } from './token.js';
import { Move, PARSER_TRANSITIONS, State } from './transitions.js';

export class Lexer {
  private state: State = State.Start;
  /** The unfinished token's bytes in earlier chunks. */
  private pieces: string[] = [];
  private carried = 0;
  private chunk: Uint8Array = new Uint8Array(0);
  private at = 0;

  /** Gives the next bytes; the previous ones must have been used up (`next` returned undefined). */
  push(chunk: Uint8Array): void {
    this.chunk = chunk;
    this.at = 0;
  }

  /** The next complete token; undefined when more bytes are needed. */
  next(): Token | undefined {
    const { chunk } = this;
    let start = this.at;
    while (this.at < chunk.length) {
      const move = PARSER_TRANSITIONS[(this.state << 8) | (chunk[this.at] as number)] as State | Move;
      if (move < Move.Accept) {
        this.state = move as State;
        const room = PARSER_LIMITS.bytes - this.carried - (this.at - start);
        this.at = endOfRun(chunk, this.at + 1, Math.min(chunk.length, this.at + 1 + room), this.state);
        if (move <= State.Start) start = this.at;
        else if (this.carried + this.at - start > PARSER_LIMITS.bytes) return this.take('oversize', start);
      } else if (move === Move.Before && this.state === State.Recovery) {
        this.state = State.Start;
      } else {
        if (move !== Move.Before) this.at++;
        return this.take(move === Move.Error ? 'error' : typeOf(this.state), start);
      }
    }
    this.carry(start);
    return undefined;
  }

  private take(type: TokenType, start: number): Token {
    this.carry(start);
    const text = this.pieces.length === 1 ? (this.pieces[0] as string) : this.pieces.join('');
    this.pieces = [];
    this.carried = 0;
    this.state = type === 'error' ? State.Recovery : State.Start;
    return { type, text };
  }

  private carry(start: number): void {
    if (start === this.at) return;
    this.pieces.push(
      Buffer.from(this.chunk.buffer, this.chunk.byteOffset + start, this.at - start).toString('latin1'),
    );
    this.carried += this.at - start;
  }
}

/** Most bytes of long input leave the state as it is. */
function endOfRun(chunk: Uint8Array, from: number, limit: number, state: State): number {
  const table = PARSER_TRANSITIONS;
  let at = from;
  while (at < limit && table[(state << 8) | (chunk[at] as number)] === state) at++;
  return at;
}

function typeOf(state: State): TokenType {
  if (state === State.Start) return 'punctuation';
  if (state === State.Keyword) return 'keyword';
  return state < State.Double ? 'number' : 'string';
}
