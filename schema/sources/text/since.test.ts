import { describe, expect, test } from 'vitest';
import { sinceByName, sinceOf, sinceSection } from './since.js';

describe('since-versions in prose', () => {
  test.each([
    ['the node (Since 2.0)', '2.0'],
    ['the node (since: 4.0; default: off)', '4.0'],
    ['the node (default: 0, since 6.2)', '6.2'],
    ['no more than one. Since 1.3.', '1.3'],
    ['Since 2.7', '2.7'],
    ['v1.5', '1.5'],
    ['an emulator Since: 2.11', '2.11'],
    ['first (since 2.1) and then (since 3.0)', '2.1'],
  ])('%s', (text, version) => {
    expect(sinceOf(text)).toBe(version);
  });

  test.each(['values are allowed since the guest may ask', 'ever since 1 of them', 'version 2.4', ''])(
    '"%s" tells none',
    (text) => {
      expect(sinceOf(text)).toBeUndefined();
    },
  );

  test('a section begins with its version', () => {
    expect(sinceSection('0.14.0 Note: it was different before 2.1')).toBe('0.14.0');
    expect(sinceSection('Since: 7.1')).toBe('7.1');
    expect(sinceSection('long ago')).toBeUndefined();
  });

  test('a section may add versions of members by name', () => {
    const versions = sinceByName('2.7 vhost-vdpa since 5.1 ’stream’ - since 7.2');
    expect([...versions]).toEqual([
      ['vhost-vdpa', '5.1'],
      ['stream', '7.2'],
    ]);
  });
});
