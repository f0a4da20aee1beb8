/** What is wrong with a request, as a clause. Pure. */
import type { Breakage } from '../../generators/breakage.js';

const WORDS: Readonly<Record<string, string>> = {
  missing: 'is missing',
  'as-string': 'is of the wrong type (string)',
  'as-word': 'is of the wrong type (string "on")',
  'as-list': 'is of the wrong type (list of one)',
  fraction: 'is of the wrong type (fraction)',
  'spelled-fraction': 'is of the wrong type (written as a fraction, 1.0)',
  exponent: 'is of the wrong type (written with an exponent, 1e0)',
  'range/under': 'is below its range',
  'range/over': 'is above its range',
};

/** Of enumerations and of tags. */
const NO_VALUE: Readonly<Record<string, string>> = {
  unknown: 'is none of its values',
  empty: 'is empty, which is none of its values',
  case: 'is in capitals, which is none of its values',
};

/** `size is of the wrong type (string)`, `it has an undeclared member`. */
export function defectWords({ path, defect }: Pick<Breakage, 'path' | 'defect'>): string {
  const subject = path === '' ? 'it' : path;
  const known = WORDS[defect];
  if (known !== undefined) return `${subject} ${known}`;
  if (defect === 'unexpected' || defect === 'unexpected-besides')
    return `${subject} has an undeclared member`;
  if (defect === 'name-in-capitals') return `the name of ${path} is in capitals`;
  const [kind, which = ''] = defect.split('/');
  if (kind === 'type' || kind === 'alternate') return `${subject} is of the wrong type (${which})`;
  if ((kind === 'enum' || kind === 'tag') && NO_VALUE[which] !== undefined)
    return `${subject} ${NO_VALUE[which]}`;
  return `${subject} is wrong (${defect.replace('/', ' ')})`;
}
