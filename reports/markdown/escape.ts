/** Text of unknown origin in Markdown: it is shown, and is never markup, a link, a mention or the end of a cell. */
import { excerpt } from '../text/visible.js';

const MARKUP = /[\\`*_{}[\]<>()#+!|~&@$:]/g;

/** Running text. */
export function markdownText(text: string, max: number): string {
  return excerpt(text, max).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
}

/** Inline code, also in a cell. HTML, because a code span cannot hold every text. */
export function markdownCode(text: string, max: number): string {
  return `<code>${markdownText(text, max)}</code>`;
}
