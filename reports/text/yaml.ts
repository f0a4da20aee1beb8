/** Values as YAML of which every terminal shows every character. */
import { Document, isScalar, visit } from 'yaml';
import { isHarmless, UNSEEN } from './visible.js';

export function yamlText(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      // Only between double quotes can a character be spelled as an escape.
      if (isScalar(node) && typeof node.value === 'string' && !isHarmless(node.value))
        node.type = 'QUOTE_DOUBLE';
    },
  });
  // Neither blocks nor folded lines: what a text says would begin lines of its own.
  return document
    .toString({ lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: Infinity })
    .replace(SPELLED, spell);
}

const SPELLED = new RegExp(`(?!\\n)${UNSEEN.source}|#(?=#\\w*\\[)`, 'gu');

function spell(character: string): string {
  return `\\U${(character.codePointAt(0) as number).toString(16).padStart(8, '0')}`;
}
