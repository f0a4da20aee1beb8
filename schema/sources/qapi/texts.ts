/** The comment of a definition as readers of all formats give it, for those who look for statements in the words. */
import type { EntityText, TextEntityKind } from '../text/entity.js';
import type { Definition } from './definition.js';
import type { MetaType } from './keywords.js';

/** `file` as in an entity of the model: absent means the document's main file. */
export type QapiText = EntityText & { file?: string };

const KINDS: Record<MetaType, TextEntityKind> = {
  command: 'command',
  event: 'event',
  type: 'object',
  struct: 'object',
  union: 'object',
  alternate: 'alternate',
  enum: 'enum',
};

/** A definition without a comment has neither members nor sections here. */
export function textOfDefinition({ meta, name, line, doc }: Definition, file: string | undefined): QapiText {
  return {
    kind: KINDS[meta],
    name,
    line: doc?.line ?? line,
    ...(file === undefined ? {} : { file }),
    members: doc === null || doc.plain ? null : doc.members,
    inherits: [],
    features: doc?.features ?? [],
    sections: doc?.sections ?? [],
  };
}
