/**
 * The lexer's automaton as a table. Strings may have either quote (W23), a byte that fits nowhere is an error, and
 * after an error everything is skipped up to a byte that can separate messages (W24).
 */

/** States; those above `Start` have begun a token. */
export enum State {
  Recovery,
  Start,
  Keyword,
  Minus,
  Zero,
  Integer,
  Point,
  Fraction,
  Exponent,
  ExponentSign,
  ExponentDigits,
  Double,
  DoubleEscape,
  Single,
  SingleEscape,
}

/** Moves beyond a mere change of state. `Before`: the token ended before this byte, which is to be read again. */
export enum Move {
  Accept = 16,
  Before,
  Error,
}

const STATES = 15;
const ANY: [number, number] = [0x00, 0xff];
/** What a string may hold: no control byte, and none of the two bytes that UTF-8 never has and QMP resets on. */
const IN_STRING: [number, number] = [0x20, 0xfd];

/** Indexed by `state << 8 | byte`. */
export const PARSER_TRANSITIONS = build();

function build(): Uint8Array {
  const table = new Uint8Array(STATES << 8).fill(Move.Error);
  const on = (state: State, bytes: string | [number, number], to: State | Move) => {
    const [from, until] = typeof bytes === 'string' ? [0, bytes.length - 1] : bytes;
    for (let i = from; i <= until; i++) {
      table[(state << 8) | (typeof bytes === 'string' ? bytes.charCodeAt(i) : i)] = to;
    }
  };
  const digits: [number, number] = [0x30, 0x39];

  on(State.Recovery, ANY, State.Recovery);
  on(State.Recovery, [0x00, 0x1f], Move.Before);
  on(State.Recovery, '\t', State.Recovery);
  on(State.Recovery, '{}[],:\xfe\xff', Move.Before);

  on(State.Start, ' \t\r\n', State.Start);
  on(State.Start, '{}[],:', Move.Accept);
  on(State.Start, [0x61, 0x7a], State.Keyword);
  on(State.Start, '"', State.Double);
  on(State.Start, "'", State.Single);
  on(State.Start, '-', State.Minus);
  on(State.Start, digits, State.Integer);
  on(State.Start, '0', State.Zero);

  on(State.Keyword, ANY, Move.Before);
  on(State.Keyword, [0x61, 0x7a], State.Keyword);

  on(State.Minus, digits, State.Integer);
  on(State.Minus, '0', State.Zero);
  for (const state of [State.Zero, State.Integer, State.Fraction, State.ExponentDigits]) {
    on(state, ANY, Move.Before);
  }
  on(State.Zero, digits, Move.Error);
  on(State.Integer, digits, State.Integer);
  for (const state of [State.Zero, State.Integer]) on(state, '.', State.Point);
  for (const state of [State.Point, State.Fraction]) on(state, digits, State.Fraction);
  for (const state of [State.Zero, State.Integer, State.Fraction]) on(state, 'eE', State.Exponent);
  on(State.Exponent, '+-', State.ExponentSign);
  for (const state of [State.Exponent, State.ExponentSign, State.ExponentDigits]) {
    on(state, digits, State.ExponentDigits);
  }

  on(State.Double, IN_STRING, State.Double);
  on(State.Double, '\\', State.DoubleEscape);
  on(State.Double, '"', Move.Accept);
  on(State.DoubleEscape, IN_STRING, State.Double);
  on(State.Single, IN_STRING, State.Single);
  on(State.Single, '\\', State.SingleEscape);
  on(State.Single, "'", Move.Accept);
  on(State.SingleEscape, IN_STRING, State.Single);
  return table;
}
