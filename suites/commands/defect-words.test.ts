import { expect, test } from 'vitest';
import { defectWords } from './defect-words.js';

test.each([
  ['size', 'missing', 'size is missing'],
  ['', 'unexpected', 'it has an undeclared member'],
  ['actions[].data', 'unexpected', 'actions[].data has an undeclared member'],
  ['size', 'type/string', 'size is of the wrong type (string)'],
  ['file', 'alternate/object', 'file is of the wrong type (object)'],
  ['size', 'type/null', 'size is of the wrong type (null)'],
  ['size', 'spelled-fraction', 'size is of the wrong type (written as a fraction, 1.0)'],
  ['size', 'range/over', 'size is above its range'],
  ['driver', 'tag/case', 'driver is in capitals, which is none of its values'],
  ['driver', 'enum/unknown', 'driver is none of its values'],
  ['driver', 'something/new', 'driver is wrong (something new)'],
])('%s, %s: %s', (path, defect, words) => {
  expect(defectWords({ path, defect })).toBe(words);
});
