/** What begins a QAPI definition, in every dialect: `type` became `struct` in QEMU 2.4. */
export const META_TYPES = ['command', 'event', 'type', 'struct', 'union', 'alternate', 'enum'] as const;

export type MetaType = (typeof META_TYPES)[number];

const DIRECTIVES = ['include', 'pragma'];

const WORDS = [...META_TYPES, ...DIRECTIVES].join('|');

/** `{ 'command':` and its like, at the current position. */
export const DEFINITION_HERE = new RegExp(`\\{\\s*['"](${WORDS})['"]\\s*:`, 'y');

/** The same anywhere, for text that is not yet cut into lines. */
export const DEFINITION_ANYWHERE = new RegExp(`\\{\\s*'(?:${WORDS})'\\s*:`);

/** `{ 'command': 'x'` at the beginning of a comment: a definition that somebody commented out. */
export const DEFINITION_IN_COMMENT = new RegExp(
  `^\\s*\\{\\s*'(${META_TYPES.join('|')})'\\s*:\\s*'([\\w.-]{1,100})'`,
);

export function isMetaType(word: string): word is MetaType {
  return (META_TYPES as readonly string[]).includes(word);
}
