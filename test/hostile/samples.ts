/** Sound files, in words that the behaviours change. */
import { FINDING_FORMAT } from '../../harness/finding.js';
import { RESULTS_FORMAT } from '../../harness/results.js';

/** What gives orders to a terminal, to a CI, to a reader of TAP and to one of Markdown. */
export const ATTACK =
  '\u001b]0;forged\u0007\u001b[2J\n::error::forged\r\n##[error]forged\nBail out! forged\n\u0000\u009b31m\u202eforged\u2066\n```\n<script>forged</script>';

export type Values = Record<string, unknown>;

const FINDING: Values = {
  ...{ format: FINDING_FORMAT, kind: 'crash', signature: 'gone', title: 'gone', observed: {}, cites: [] },
  ...{ target: { kind: 'qemu-storage-daemon', command: ['qemu-storage-daemon'], version: null }, files: {} },
  ...{ steps: [{ session: 0, send: { execute: 'query-version' } }], reproduced: [1, 1], stderr: '' },
  ...{ seed: 0, run: 0, minimized: false, transcript: [] },
};
export const finding = (more: Values) => JSON.stringify({ ...FINDING, ...more });

export const RUN: Values = {
  ...{ type: 'run', format: RESULTS_FORMAT, tool: { name: 'qmpspec', version: '0.1.0' }, level: 'MUST' },
  ...{ target: { kind: 'x', command: ['x'], version: null }, docs: [], seed: 0, listed: 1, expect: [] },
  ...{ selection: { grep: [], skip: [] }, options: [] },
};
export const CASE: Values = {
  ...{ type: 'case', id: 'command/a/b', title: 'b', basis: 'schema', level: 'MUST', outcome: 'pass' },
  ...{ known: false, cites: [], ms: 1, findings: [] },
};
export const FAILED: Values = {
  ...CASE,
  outcome: 'fail',
  confirmed: true,
  findings: [{ check: 'c', message: 'm', cites: [] }],
};
export const SUMMARY: Values = {
  type: 'summary',
  counts: { pass: 1, fail: 0, inapplicable: 0, blocked: 0, unreached: 0, known: 0, unexpectedPass: 0 },
  ...{
    failing: { MUST: 0, SHOULD: 0, MAY: 0 },
    coverage: {},
    effort: { boots: 0, bootMs: 0, requests: 0 },
    ms: 1,
  },
};
export const FAILED_SUMMARY: Values = {
  ...SUMMARY,
  counts: { ...(SUMMARY.counts as Values), pass: 0, fail: 1 },
  failing: { MUST: 1, SHOULD: 0, MAY: 0 },
};
/** JSON lines. */
export const lines = (...records: readonly (Values | string)[]) =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');
export const RESULTS = lines(RUN, CASE, SUMMARY);

/** Introspection of QEMU's. */
const INTROSPECTION: readonly Values[] = [
  { name: 'str', 'meta-type': 'builtin', 'json-type': 'string' },
  { name: 'int', 'meta-type': 'builtin', 'json-type': 'int' },
  { name: 'none', 'meta-type': 'object', members: [] },
  { name: 'arg', 'meta-type': 'object', members: [{ name: 'size', type: 'int' }] },
  { name: 'grow', 'meta-type': 'command', 'arg-type': 'arg', 'ret-type': 'none' },
  { name: 'GROWN', 'meta-type': 'event', 'arg-type': 'arg' },
];
export const introspection = (...more: readonly unknown[]) => JSON.stringify([...INTROSPECTION, ...more]);

const CATALOG: Values = {
  format: 'qmpspec-catalog/1',
  document: { id: 'c', title: 'c', version: null, digest: '', kind: 'qapi' },
  commands: { grow: { arguments: { size: { type: 'int', optional: false } }, returns: null } },
  ...{ events: {}, types: {}, statements: [], diagnostics: [] },
};
export const catalog = (more: Values) => JSON.stringify({ ...CATALOG, ...more });

/** Aliases that unfold to many million elements. */
export const ALIAS_BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi']
  .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(',')}]\n`)
  .join('')}`;
