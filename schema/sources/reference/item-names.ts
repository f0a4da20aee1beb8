import type { ItemText } from '../text/entity.js';
import type { Line } from '../text/lines.js';

/** The longest names have so many words where underscores are printed as blanks. */
const MOST_WORDS = 8;

/** Finds items by the names they may have: with blanks for underscores, a star after optional ones. */
export class ItemNames {
  private readonly left: Map<string, string>;

  constructor(names: readonly string[]) {
    this.left = new Map(
      names.flatMap((name) => [
        [name, name],
        [name.replaceAll('_', ' '), name],
      ]),
    );
  }

  knows(text: string): boolean {
    return this.find(text) !== null;
  }

  /** Each name is found once. */
  itemAt({ line, text }: Line): ItemText | null {
    const found = this.find(text);
    if (!found) return null;
    this.left.delete(found.name);
    this.left.delete(found.name.replaceAll('_', ' '));
    const rest = text.slice(found.length).trim();
    return { name: found.name, line, text: rest === '' ? [] : [{ line, text: rest }] };
  }

  /** The longest name that begins the text. */
  private find(text: string): { name: string; length: number } | null {
    const words = text.split(' ', MOST_WORDS);
    for (let count = words.length; count > 0; count--) {
      const printed = words.slice(0, count).join(' ');
      // A member of a member is documented as `outer.inner` where the inner type has no name.
      const name = this.left.get(printed.replace(/\*$/, '').replace(/^[a-z]+\./, ''));
      if (name !== undefined) return { name, length: printed.length };
    }
    return null;
  }
}
