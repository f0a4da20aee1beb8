/**
 * The shape of a message: what is left of it when the names, values and numbers that belong to one case are
 * taken out, so that failures of one cause read the same.
 */

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

/** Characters of messages and shapes that are remembered: of real runs there are some hundred thousand. */
const MOST_REMEMBERED = 2 ** 24;

/** Gives each message its shape; one that came before has the shape it had, whatever the id says now. */
export class CauseShapes {
  readonly #known = new Map<string, string>();
  /** Each once: many messages have the same. */
  readonly #shapes = new Map<string, string>();
  #left = MOST_REMEMBERED;

  of(message: string, id: string): string {
    const start = message.slice(0, LONGEST);
    const known = this.#known.get(start);
    if (known !== undefined) return known;
    const made = causeShapeOf(start, id);
    const shape = this.#shapes.get(made) ?? made;
    this.#left -= start.length + (shape === made ? made.length : 0);
    if (this.#left > 0) {
      this.#shapes.set(shape, shape);
      this.#known.set(ownCopy(start, message), shape);
    }
    return shape;
  }
}

/** The beginning of a text keeps all of the text in memory. */
function ownCopy(start: string, text: string): string {
  return start.length === text.length ? text : (JSON.parse(JSON.stringify(start)) as string);
}
