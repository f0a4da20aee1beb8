import { expect, test } from 'vitest';
import { digestOf } from './digest.js';

test.each([
  ['@lamp must not be lit.', 'lamp must not be lit'],
  ["If ``lamp`` isn't lit, *level* is 10.", "If 'lamp' isn’t lit, level is 10"],
  ['How bright the lamp is (since 4.2)', 'how bright the lamp is. (Since: 9.1)'],
  ['#optional How bright the lamp is', 'how bright the lamp is'],
  ['Note: lamps are hot.', 'Lamps are hot.'],
  ['lamps are self-\nigniting', 'lamps are selfigniting'],
])('%s says the same as %s', (left, right) => {
  expect(digestOf(left)).toMatch(/^[0-9a-f]{10}$/);
  expect(digestOf(left)).toBe(digestOf(right));
});

test.each([
  ['The lamp is lit.', 'The lamp is not lit.'],
  ['The default is 1.', 'The default is 10.'],
  ['It is optional to light a lamp.', 'It is to light a lamp.'],
])('%s does not say the same as %s', (left, right) => {
  expect(digestOf(left)).not.toBe(digestOf(right));
});

test.each(['', ' -- ', 'Since 7.1', 'Not documented'])('"%s" says nothing', (text) => {
  expect(digestOf(text)).toBeNull();
});
