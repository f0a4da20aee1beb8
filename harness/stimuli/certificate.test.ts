import { createDiffieHellman, createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { credentials } from './certificate.js';

it('is a certificate that its own key has signed', () => {
  const files = credentials();
  const certificate = new X509Certificate(files['server-cert.pem'] as Buffer);
  expect(certificate.subject).toBe('CN=qmpspec');
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(files['server-key.pem'] as Buffer))).toBe(true);
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now());
});

it('is another one each time', () => {
  expect(credentials()['server-key.pem']).not.toEqual(credentials()['server-key.pem']);
});

it('has parameters of a prime that everybody knows', () => {
  const lines = String(credentials()['dh-params.pem']).split('\n');
  expect([lines[0], lines.at(-2)]).toEqual(['-----BEGIN DH PARAMETERS-----', '-----END DH PARAMETERS-----']);
  const der = Buffer.from(lines.slice(1, -2).join(''), 'base64');
  // Two lengths of two bytes, 2049 bits with the sign, and the generator 2.
  expect(der.subarray(0, 9).toString('hex')).toBe('3082010802820101' + '00');
  expect(der.subarray(-3).toString('hex')).toBe('020102');
  const group = createDiffieHellman(der.subarray(8, -3), 2);
  expect([group.getPrime().length, group.verifyError]).toEqual([256, 0]);
});
