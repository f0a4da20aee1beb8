import { expect, it } from 'vitest';
import { shortTemporaryDirectory } from './base.js';

it('uses the temporary directory unless sockets there would be too long or break an option', () => {
  expect(shortTemporaryDirectory('/var/tmp')).toBe('/var/tmp');
  expect(shortTemporaryDirectory(`/${'x'.repeat(80)}`)).toBe('/tmp');
  expect(shortTemporaryDirectory('/my,tmp')).toBe('/tmp');
});
