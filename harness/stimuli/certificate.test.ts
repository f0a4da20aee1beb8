import { createPrivateKey, X509Certificate } from 'node:crypto';
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
