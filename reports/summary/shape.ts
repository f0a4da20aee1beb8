/**
 * The shape of a message: what is left of it when the names, values and numbers that belong to one case are
 * taken out, so that failures of one cause read the same.
 */
import { createHash } from 'node:crypto';

const QUOTED = /'[^']*'|"(?:[^"\\]|\\.)*"|`[^`]*`|“[^”]*”/g;
const NUMBER = /(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])/g;
/** Longer messages differ in their payload, not in their cause. */
const LONGEST = 2000;
/** Parts of an id that can be names: shorter ones are words, longer ones are payload. */
const NAME_LENGTHS = [3, 200] as const;

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The shape of `message`, given by the case `id`, whose parts count as names wherever the message has them. */
export function causeShapeOf(message: string, id: string): string {
  const names = [...new Set(id.split('/'))]
    .filter(({ length }) => length >= NAME_LENGTHS[0] && length <= NAME_LENGTHS[1])
    .sort((a, b) => b.length - a.length);
  const shape = message.slice(0, LONGEST).replace(QUOTED, '‹›');
  const named =
    names.length === 0
      ? shape
      : shape.replace(
          new RegExp(`(?<![\\w-])(?:${names.map(escapeForRegExp).join('|')})(?![\\w-])`, 'g'),
          '‹›',
        );
  return named.replace(NUMBER, '#');
}

/** Characters of a message that is a key itself; a digest stands for longer ones. */
const KEY = 64;
/** Shapes and messages that are remembered: what memory is for them. */
const MOST_SHAPES = 10_000;
const MOST_KNOWN = 200_000;

/** Gives each message its shape; one that came before has the shape it had, whatever the id says now. */
export class CauseShapes {
  readonly #known = new Map<string, string>();
  readonly #shapes = new Map<string, string>();

  of(message: string, id: string): string {
    const start = message.slice(0, LONGEST);
    const key = start.length > KEY ? createHash('sha256').update(start).digest('base64') : start;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = causeShapeOf(start, id);
    // Of equal shapes one text: there may be many messages of one shape.
    const shape = this.#shapes.get(made) ?? made;
    if (this.#shapes.size < MOST_SHAPES) this.#shapes.set(shape, shape);
    if (this.#known.size < MOST_KNOWN) this.#known.set(key, shape);
    return shape;
  }
}
