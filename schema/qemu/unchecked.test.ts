import { expect, test } from 'vitest';
import { isUnchecked } from './unchecked.js';

test.each([
  ['device_add', '10.0.13', true],
  ['device_add', null, true],
  ['object-add', '5.2.0', true],
  ['object-add', '6.0.0', false],
  ['object-add', null, false],
  ['netdev_add', '4.2.1', true],
  ['netdev_add', '5.2.0', false],
  ['query-status', '5.2.0', false],
])('%s of %s: %s', (command, version, unchecked) => expect(isUnchecked(command, version)).toBe(unchecked));
