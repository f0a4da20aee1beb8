/** Prose that seems to bind somebody: what of it no matcher understood is listed, so that the denominator is honest. */

const NORMATIVE =
  /\b(?:must|shall|fails?|errors?|cannot|can't|can only|may only|only be|not allowed|mandatory|requires?|required|either|at least|at most|mutually|exactly one|default(?:s|ing)?|power of|multiple of|between \S+ and|rate-?limited|deprecated|invalid|rejected|more than once|will be (?:emitted|ignored))\b/i;

export function looksNormative(text: string): boolean {
  return NORMATIVE.test(text);
}
