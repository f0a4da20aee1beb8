/** A certificate of our own for servers that need one, made at run time (X.509, RFC 5280; DER, X.690). */
import { generateKeyPairSync, getDiffieHellman, sign } from 'node:crypto';

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const SEQUENCE = 0x30;
const SET = 0x31;
/** Its number is constructed and specific to where it stands. */
const VERSION = 0xa0;

/** ecdsa-with-SHA256 and commonName. */
const ECDSA_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';

/** Files of the names under which QEMU looks for them in a directory: one certificate, signed with its own key. */
export function credentials(): Record<string, Buffer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, der(OBJECT_ID, Buffer.from(ECDSA_SHA256, 'hex')));
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, der(OBJECT_ID, Buffer.from(COMMON_NAME, 'hex')), text(UTF8_STRING, 'qmpspec'))),
  );
  const content = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1])),
    algorithm,
    name,
    der(SEQUENCE, text(UTC_TIME, '200101000000Z'), text(UTC_TIME, '491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  // No bits of the last byte are unused.
  const signature = der(BIT_STRING, Buffer.from([0]), sign('sha256', content, privateKey));
  const certificate = pem('CERTIFICATE', der(SEQUENCE, content, algorithm, signature));
  return {
    'ca-cert.pem': certificate,
    'server-cert.pem': certificate,
    'server-key.pem': Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    'dh-params.pem': parameters(),
  };
}

/**
 * Group 14 of RFC 3526 as PKCS #3 has it. QEMU 7.2 looks for a prime of its own, where it finds none, whenever it loads
 * the rest, which takes a busy machine longer than a reply may.
 */
function parameters(): Buffer {
  const group = getDiffieHellman('modp14');
  const [prime, generator] = [group.getPrime(), group.getGenerator()];
  // The first bit of the prime is no sign.
  return pem(
    'DH PARAMETERS',
    der(SEQUENCE, der(INTEGER, Buffer.concat([Buffer.from([0]), prime])), der(INTEGER, generator)),
  );
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function text(tag: number, content: string): Buffer {
  return der(tag, Buffer.from(content));
}

function pem(label: string, content: Buffer): Buffer {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return Buffer.from([`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n'));
}
