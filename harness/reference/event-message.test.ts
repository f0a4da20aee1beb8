import { expect, test } from 'vitest';
import { timestamp } from './event-message.js';

test('milliseconds become seconds and microseconds', () => {
  expect(timestamp(1_700_000_000_250)).toEqual({ seconds: 1_700_000_000, microseconds: 250_000 });
});
