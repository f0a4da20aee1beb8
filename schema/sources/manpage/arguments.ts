/**
 * Arguments that the classic manual left out: it prints none for a command whose `data` names a type, unless the
 * schema says `boxed`. Examples, error texts and the names of types tell which type it was.
 */
import type { Members } from '../../model.js';
import { type EntityText, sectionLines } from '../text/entity.js';
import { exampleArguments } from '../text/example.js';
import { joinLines, type Lexicon } from '../text/prose.js';

/** Names and chains of bases are far shorter, but in hostile documents. */
const LONGEST_NAME = 200;
const DEEPEST = 20;

export interface FoundArguments {
  fields: Members | string | null;
  /** What the finding rests on; null when the page plainly shows no arguments. */
  because: string | null;
}

export class ArgumentFinder {
  /** Object types by name, with the names of all their members. */
  private readonly objects = new Map<string, EntityText>();

  constructor(
    entities: readonly EntityText[],
    private readonly lexicon: Lexicon,
  ) {
    for (const entity of entities) if (entity.kind === 'object') this.objects.set(entity.name, entity);
  }

  find(entity: EntityText): FoundArguments {
    const shown = exampleArguments(sectionLines(entity, 'examples'), entity.name);
    const mentioned = this.mentioned(entity);
    const type = this.typeNamedAlike(entity.name, new Set([...(shown ?? []), ...mentioned]));
    if (type !== null && (shown !== null || mentioned.length > 0)) {
      const evidence =
        shown === null ? `its errors speak of ${mentioned.join(', ')}` : 'its example shows arguments';
      return {
        fields: type,
        because: `the list of arguments is missing; ${evidence}, those of type ${type}`,
      };
    }
    if (shown !== null && shown.size > 0) {
      return {
        fields: null,
        because: 'the list of arguments is missing, though its example shows some: unknown',
      };
    }
    return { fields: {}, because: null };
  }

  /** Words that "If NAME is …" takes for arguments in the texts about errors. */
  private mentioned(entity: EntityText): string[] {
    const text = joinLines(
      [...sectionLines(entity, 'returns'), ...sectionLines(entity, 'errors')],
      this.lexicon,
    );
    return [...text.matchAll(/\bIf (?:any )?([a-z][a-z0-9_-]*) (?:is|does)\b/gi)].map((m) => m[1] as string);
  }

  /** The type whose name has most of the command's name at its beginning, and has the members that are used. */
  private typeNamedAlike(command: string, used: ReadonlySet<string>): string | null {
    if (command.length > LONGEST_NAME) return null;
    const words = command.replace(/^x-(?:debug-)?/, '').split(/[-_]/);
    for (let length = words.length; length > 1; length--) {
      const name = words
        .slice(0, length)
        .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
        .join('');
      const members = this.memberNames(name);
      if (members !== null && [...used].every((u) => members.has(u))) return name;
    }
    return null;
  }

  private memberNames(name: string): Set<string> | null {
    const names = new Set<string>();
    const seen = new Set<string>();
    for (let at: string | undefined = name; at !== undefined && !seen.has(at) && seen.size < DEEPEST; ) {
      seen.add(at);
      const object = this.objects.get(at);
      if (!object) return at === name ? null : names;
      for (const member of object.members ?? []) names.add(member.name);
      at = object.inherits.find((i) => i.tag === undefined)?.type;
    }
    return names;
  }
}
