import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonLines, jsonText, rendered } from './rendered.js';
import { isHarmless } from './visible.js';
import { yamlText } from './yaml.js';

const ODD = 'a\u0000\u001b[31m\u009b\u202e\u{e0001}e\u0301##[error]x\n::error::y\nBail out!';

it('JSON and YAML mean the same, and show every character', () => {
  for (const value of [ODD, { [ODD]: [ODD, 1, null] }]) {
    const [json, yaml] = [jsonLines([value]), yamlText(value)];
    expect(JSON.parse(json)).toEqual(value);
    expect(JSON.parse(jsonText(JSON.stringify(value, null, 2)))).toEqual(value);
    expect(parse(yaml)).toEqual(value);
    expect([isHarmless(json), isHarmless(yaml)]).toEqual([true, true]);
  }
});

it('what is harmless stays as it is, and what is not is spelled out', () => {
  expect(rendered('a "b"\n  c: ::1\n')).toBe('a "b"\n  c: ::1\n');
  expect(rendered('a\u001b\n ::error::x\n')).toBe('a\\u001b\n \\u003a:error::x\n');
});

it('only the writers of media with rules of their own vouch for their text', () => {
  const folder = fileURLToPath(new URL('../..', import.meta.url));
  const sources = ['reports', 'api', 'bin'].flatMap((top) =>
    readdirSync(join(folder, top), { recursive: true, encoding: 'utf8' }).map((file) => `${top}/${file}`),
  );
  const vouching = sources.filter(
    (file) =>
      /(?<!\.test)\.tsx?$/.test(file) &&
      /\bvouched\(|\bas Rendered\b/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(vouching.sort()).toEqual([
    'reports/github.ts',
    'reports/html/document.ts',
    'reports/junit/parts.ts',
    'reports/markdown.ts',
    'reports/tap/lines.ts',
    'reports/text/rendered.ts',
  ]);
});
