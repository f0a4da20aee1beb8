import { describe, expect, it } from 'vitest';
import { type Address, addressText, parseAddress } from './address.js';
import { TargetError } from './error.js';

const ADDRESSES: [string, Address][] = [
  ['unix:/run/a:b.sock', { kind: 'unix', path: '/run/a:b.sock' }],
  ['tcp:localhost:4444', { kind: 'tcp', host: 'localhost', port: 4444 }],
  ['tcp:[::1]:1', { kind: 'tcp', host: '::1', port: 1 }],
];

describe('addresses', () => {
  it.each(ADDRESSES)('%s is read, and written the same', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
    expect(addressText(address)).toBe(text);
  });

  it.each([
    '',
    '/run/x.sock',
    'unix:',
    'tcp:localhost',
    'tcp:localhost:0',
    'tcp:localhost:65536',
    'tcp:::1:5',
    'udp:a:1',
  ])('%j is refused', (text) => {
    expect(() => parseAddress(text)).toThrow(TargetError);
  });
});
