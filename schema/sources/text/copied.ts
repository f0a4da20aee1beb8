/** What browsers, word processors and printers do to a text that is copied from them, undone before anything reads it. */
import { isWebPage, webPageText } from './web-page.js';

/** Spaces that look like one and are none: of no width, or not to be broken at. */
const SPACE = /[\u00a0\u2002-\u200a\u202f\u205f\u3000]/g;
const NOTHING = /[\u200b\u2060]/g;

/** A key of QAPI between the quotes that word processors put. */
const CURLED =
  /\{\s{0,20}[‘’‛](?:command|event|enum|struct|type|union|alternate|include|pragma)[‘’‛]\s{0,20}:\s{0,20}[‘’‛]/;

export interface Uncopied {
  text: string;
  /** What was undone that readers of the diagnostics should know, or null. */
  remark: string | null;
}

export function uncopied(copied: string): Uncopied {
  const remarks: string[] = [];
  let text = copied;
  if (isWebPage(text)) {
    text = webPageText(text);
    remarks.push('the document is a web page: lines are counted in the text that it shows');
  }
  if (!text.includes('\n')) text = text.replace(/\r/g, '\n');
  text = text.replace(SPACE, ' ').replace(NOTHING, '');
  text = withoutMargin(text);
  if (CURLED.test(text)) {
    text = text.replace(/[‘’‛]/g, "'");
    remarks.push('the quotes of the document were typographic, and were made straight');
  }
  return { text, remark: remarks.length === 0 ? null : remarks.join('; ') };
}

/** Signs that mail, patches and tables put before each line. */
const MARGIN = ['>', '+', '|'];

/** The same sign before nine of ten lines is none of theirs. */
function withoutMargin(text: string): string {
  const sign = MARGIN.find((each) => text.slice(0, 65_536).includes(`\n${each}`));
  if (sign === undefined) return text;
  const lines = text.split('\n');
  const filled = lines.filter((line) => line !== '').length;
  const marked = lines.filter((line) => line.startsWith(sign)).length;
  if (marked < 20 || marked < filled * 0.9) return text;
  const isTable = sign === '|';
  return lines
    .map((line) => {
      if (!line.startsWith(sign)) return line;
      const rest = line.slice(sign !== '+' && line[1] === ' ' ? 2 : 1);
      return isTable ? rest.replace(/ {0,4}\|$/, '') : rest;
    })
    .join('\n');
}
