import { conditionText } from '../qapi/condition.js';

/** A printed condition (`A and not B`, `defined(A) && !defined(B)`) in the model's words: `A && !B`. */
export function printedCondition(printed: string): string {
  const value = printed
    .replaceAll(/\band\b/g, '&&')
    .replaceAll(/\bor\b/g, '||')
    .replaceAll(/\bnot /g, '!');
  return conditionText({ kind: 'text', value, line: 0 }) ?? printed;
}
