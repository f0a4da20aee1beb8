/** How far walks over a schema go: it may be written to be endless, and a walk is bounded by its size, not by its unfolding. */

/** Nested types: real ones nest ten deep. */
export const DEEPEST_TYPE = 64;

/** Parts (members, elements, the value itself) of the smallest value of a type: those of real ones have a few dozen. */
export const MOST_PARTS = 1000;

/** Members of one object, and values of one enum or tag, that are each tried: real ones have two hundred. */
export const MOST_TRIED = 1000;

/** Defects of one command that are each tried: of blockdev-add, which has most, there are a few thousand. */
export const MOST_DEFECTS = 50_000;

/** Properties of one type and of all types, unions multiplied out: real ones come to a few thousand. */
export const MOST_PROPERTIES = { ofType: 20_000, ofAll: 1_000_000 };

/** JSON within JSON: what looks at values recurs into them. QEMU itself takes 1024. */
export const DEEPEST_JSON = 4096;
