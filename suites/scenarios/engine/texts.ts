/** The regular expressions of a scenario from a file. Pure. */
import type { JsonValue } from '../../../schema/json.js';
import { wrongText } from '../../../schema/match.js';
import type { Scenario } from './format.js';
import { DOLLAR, substitute } from './substitute.js';

/** What is wrong with one of them; null when they are all right. What is kept on the way may be any text. */
export function wrongTextIn({ given = [], steps }: Scenario): string | null {
  const texts = [...given, ...steps].flatMap((step) => {
    const { error } = step as { error?: { desc?: string } };
    return typeof error === 'object' && error.desc !== undefined ? [{ $matches: error.desc }] : [];
  });
  return wrongText([given, steps, texts] as unknown as JsonValue, (text) => substitute(text, DOLLAR));
}
