import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encoderOf } from '../../test/reports/kept.js';
import { failing, finding, HOSTILE, runRecord, summaryRecord } from '../../test/reports/synthetic.js';
import { BLOCKS } from './blocks.js';
import { documentOf } from './document.js';

const PAGE = { script: 'show("<b>")', style: 'b { color: red }' };
const EVIL = '</script><img src=x onerror=alert(1)>';

async function documentWith(text: string): Promise<string> {
  const target = { ...runRecord().target, kind: text, version: { qemu: { major: text }, package: text } };
  const cases = [
    failing(`a/${text}`, {
      title: text,
      cites: [{ doc: text, entity: text, statement: text }],
      findings: [finding({ check: text, message: text, expected: { [text]: text }, actual: text })],
      transcript: [{ t: 0, session: 0, dir: '←', msg: text }],
      stderr: text,
    }),
  ];
  const run = runRecord({ target, listed: 1 });
  const encoder = encoderOf([run, ...cases, summaryRecord(cases)]);
  let document = '';
  for await (const part of documentOf(encoder.encoded([]), PAGE)) document += part;
  return document;
}

test('nothing from a target is markup, whatever it holds', async () => {
  for (const text of [EVIL, '<!--', "' onload='x", ...HOSTILE]) {
    const document = await documentWith(text);
    const tags = document.match(/<[a-z!][^\s>]*/gi);
    expect(tags).toEqual((await documentWith('harmless')).match(/<[a-z!][^\s>]*/gi));
  }
});

test('a reader without JavaScript gets the verdict, escaped', async () => {
  expect(await documentWith(EVIL)).toContain('&#60;/script&#62;&#60;img');
});

test('the policy allows this script and this style by digest, and nothing else', async () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(await documentWith('a'))?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest('base64');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src 'sha256-${digest(PAGE.script)}'`,
    `style-src 'sha256-${digest(PAGE.style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('the data comes back from the document as it was', async () => {
  const document = await documentWith(EVIL);
  const block = (id: string) => new RegExp(`id="${id}">([^<]*)<`).exec(document)?.[1] ?? '';
  const read = (id: string) => JSON.parse(inflateSync(Buffer.from(block(id), 'base64')).toString());
  expect(read(BLOCKS.index).ids).toEqual([`a/${EVIL}`]);
  expect(read(BLOCKS.details)[0][0].findings[0].message).toBe(EVIL);
});
