import { describe, expect, test } from 'vitest';
import { returnSections } from './errors.js';

function parted(...texts: string[]) {
  const lines = texts.map((text, i) => ({ line: i + 1, text }));
  const [returns, errors] = returnSections(1, lines);
  return [returns?.lines.map((l) => l.text), errors?.lines.map((l) => `${l.line} ${l.text}`)];
}

describe('errors in a text about the return value', () => {
  test('are bullets of their own', () => {
    expect(
      parted('• nothing on success', '• If foo is not a bar,', 'FooNotFound', '• Any other error'),
    ).toEqual([['nothing on success'], ['2 If foo is not a bar,', '3 FooNotFound', '4 Any other error']]);
  });

  test('are clauses of a printed paragraph', () => {
    expect(parted('Nothing on success If foo is missing, FooNotFound If bar', 'is bad, BarBad')).toEqual([
      ['Nothing on success'],
      ['1 If foo is missing, FooNotFound', '1 If bar', '2 is bad, BarBad'],
    ]);
  });

  test('may begin at either end of a line', () => {
    expect(parted('nothing', 'If foo, FooBad', 'If bar, BarBad If', 'baz')).toEqual([
      ['nothing'],
      ['2 If foo, FooBad', '3 If bar, BarBad', '3 If', '4 baz'],
    ]);
  });

  test('may be all there is', () => {
    expect(parted('error if foo is running', 'already')).toEqual([
      [],
      ['1 error if foo is running', '2 already'],
    ]);
  });

  test('may be missing', () => {
    expect(parted('If successful, nothing')).toEqual([['If successful, nothing'], undefined]);
    expect(parted('A FooInfo', 'for each foo')).toEqual([['A FooInfo', 'for each foo'], undefined]);
  });
});
