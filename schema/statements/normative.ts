/** Prose that seems to bind somebody: what of it no matcher understood is listed, so that the denominator is honest. */

const NORMATIVE =
  /\b(?:must|shall|cannot be|can't be|can only|may only|only be|not allowed|mandatory|mutually|exactly one|power of|multiple of|between \d\S* and|rate-?limited|deprecated|rejected|more than once|will be (?:emitted|ignored)|(?:is|are) required|requires|either .{1,80} (?:must|should)|at least one of|(?:is|not|in|returns?|with) an error|errors? (?:if|when|out|depend)|(?:will|would|may) (?:\w+ )?fail|fails (?:if|when|to)|defaults? (?:is|to|value is))\b|\bdefault: ?|\(default/i;

export function looksNormative(text: string): boolean {
  return NORMATIVE.test(text);
}
