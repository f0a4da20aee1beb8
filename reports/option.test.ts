import { expect, test } from 'vitest';
import { REPORT_KINDS } from './index.js';
import { parseReportOptions } from './option.js';
import { ReportError } from './output.js';

test('reads kind and file; the file may hold = and -', () => {
  expect(parseReportOptions(['json=-', 'tap=out/a=b.tap'], REPORT_KINDS)).toEqual([
    { kind: 'json', file: '-' },
    { kind: 'tap', file: 'out/a=b.tap' },
  ]);
});

test.each([
  [['json'], "--report expects KIND=FILE, for example json=results.json, but got 'json'."],
  [['json='], "--report expects KIND=FILE, for example json=results.json, but got 'json='."],
  [['=x'], "--report knows no kind '': choose one of json, tap, junit."],
  [['xml=x'], "--report knows no kind 'xml': choose one of json, tap, junit."],
  [['json=x', 'tap=./x'], 'Two reports would be written to ./x: give each --report a file of its own.'],
  [['json=-', 'tap=-'], 'Two reports would be written to -: give each --report a file of its own.'],
])('refuses %j in one sentence', (options, message) => {
  expect(() => parseReportOptions(options, REPORT_KINDS.slice(0, 3))).toThrow(new ReportError(message));
});
