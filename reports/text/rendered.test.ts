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
