/** Sentences that can be cited, and citations that a document does not contain. */

/** A sentence that can be cited; `words` only where the document itself is at hand. */
export interface Citable {
  entity: string;
  sentence: string;
  line: number;
  file?: string;
  words?: string;
}

/** Under the name of each entity. */
export function citableLines(citables: readonly Citable[]): string[] {
  return citables.flatMap(({ entity, sentence, line, file, words }, at) => {
    const heading = file === undefined ? entity : `${entity} (${file})`;
    const row = `  ${String(line).padStart(5)}  ${sentence}${words === undefined ? '' : `  ${words}`}`;
    return citables[at - 1]?.entity === entity ? [row] : [heading, row];
  });
}

/** One line for each, and their number. */
export function lostLines(
  name: string,
  missing: readonly { by: string; entity: string; sentence: string | readonly string[] }[],
): string[] {
  const rows = missing.map(
    ({ by, entity, sentence }) => `${by}: ${entity} ${[sentence].flat().join(' or ')}`,
  );
  const n = missing.length;
  return [...rows, `${name}: ${n} ${n === 1 ? 'citation' : 'citations'} lost`];
}
