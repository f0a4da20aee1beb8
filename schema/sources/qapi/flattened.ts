/** Undoes the joining of lines: a schema whose comments and definitions stand on one line. */
import { DEFINITION_ANYWHERE } from './keywords.js';
import type { Undone } from './source-text.js';

/** No line of a real schema comes near this. */
const LONG = 500;

/** A `#` or `##` that stands alone, or the beginning of a definition. */
const MARK = new RegExp(`(?<![^\\s])(##?)(?![^\\s])|${DEFINITION_ANYWHERE.source}`, 'g');

/** Null when no line is a joined one. */
export function unflatten(text: string): Undone | null {
  if (!hasJoinedLine(text)) return null;
  const rows: string[] = [];
  const physical: number[] = [];
  let line = 0;
  for (const whole of text.split('\n')) {
    line++;
    for (const row of isJoined(whole) ? cut(whole) : [whole]) {
      rows.push(row);
      physical.push(line);
    }
  }
  const undone = 'lines are joined into one: comments end where a definition or a lone # begins';
  return { text: rows.join('\n'), physical: Uint32Array.from(physical), lost: null, undone };
}

function hasJoinedLine(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    if (end - at >= LONG && isJoined(text.slice(at, end))) return true;
    at = end + 1;
  }
  return false;
}

function isJoined(line: string): boolean {
  return line.length >= LONG && / # |^# /.test(line) && DEFINITION_ANYWHERE.test(line);
}

function cut(line: string): string[] {
  const rows: string[] = [];
  let from = 0;
  let comment = false;
  let mark = '';
  let markEnd = 0;
  const end = (at: number) => {
    const row = line.slice(from, at).trim();
    if (row !== '') rows.push(row);
    from = at;
  };
  for (const match of line.matchAll(MARK)) {
    const hash = match[1];
    if (hash === undefined) {
      // `# {'command':` is a definition that is commented out; anywhere else it ends the comment.
      const commentedOut = mark === '#' && line.slice(markEnd, match.index).trim() === '';
      if (!comment || commentedOut) continue;
      end(match.index);
      comment = false;
      continue;
    }
    end(match.index);
    comment = true;
    mark = hash;
    markEnd = match.index + hash.length;
  }
  end(line.length);
  return rows;
}
