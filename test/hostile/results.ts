/** Stored results from anybody. */
import { deflateRawSync } from 'node:zlib';
import type { Behaviour, Content } from './behaviour.js';
import {
  ATTACK,
  CASE,
  FAILED,
  FAILED_SUMMARY,
  lines,
  RESULTS,
  RUN,
  SUMMARY,
  type Values,
} from './samples.js';

const FILE = 'results.jsonl';
const REPORT = ['report', FILE, '--md', '-'];

/** Results that are refused: with the file, the line, and what was expected there. */
function refused(name: string, content: Content, says: RegExp, args: readonly string[] = REPORT): Behaviour {
  return { name, args, files: { [FILE]: content }, status: 2, says: [/results\.jsonl/, says] };
}

const ATTACKED = lines(
  {
    ...RUN,
    target: { kind: ATTACK, command: [ATTACK], version: { qemu: ATTACK } },
    docs: [{ id: ATTACK, digest: '' }],
    expect: [ATTACK],
    options: [ATTACK],
  },
  {
    ...FAILED,
    ...{
      id: `command/${ATTACK}`,
      title: ATTACK,
      reason: ATTACK,
      stderr: ATTACK,
      command: [ATTACK],
      seenIn: [ATTACK],
    },
    findings: [
      {
        check: ATTACK,
        message: ATTACK,
        expected: { [ATTACK]: ATTACK },
        actual: ATTACK,
        cites: [{ doc: ATTACK, entity: ATTACK, statement: ATTACK }],
      },
    ],
    transcript: [{ t: 0, session: 0, dir: '→', msg: ATTACK, kind: ATTACK }],
  },
  {
    type: 'crash-seen-once',
    case: ATTACK,
    kind: 'ended',
    message: ATTACK,
    times: 1,
    again: ATTACK,
    lastRequest: ATTACK,
    transcript: [],
    stderr: ATTACK,
  },
  FAILED_SUMMARY,
);

const record = (name: string, change: Values, says: RegExp) =>
  refused(name, lines(RUN, { ...CASE, ...change }, SUMMARY), says);

/** As little as results may have, and numbers as nobody of ours spells them where nobody looks. */
const LITTLE = lines(
  { type: 'run', format: RUN.format, target: { command: [] } },
  { type: 'case', id: 'a/b', level: 'MUST', outcome: 'fail', findings: [{ check: 'c', message: 'm' }] },
  FAILED_SUMMARY,
);
const SPELLED = LITTLE.replace(
  '"message":"m"',
  '"message":"m","cites":[{"doc":"d","entity":"e","later":2.50}]',
)
  .replace('"check"', '"at":{"from":0,"to":0,"later":1e999},"check"')
  .replace('"requests":0', '"requests":0,"later":2.50');

export const STORED: readonly Behaviour[] = [
  ...['json', 'tap', 'junit', 'md', 'sarif', 'github', 'badge', 'html'].flatMap((kind) =>
    Object.entries({ 'as little as there may be': LITTLE, 'numbers of any spelling': SPELLED }).map(
      ([what, content]): Behaviour => ({
        ...{ name: `results of ${what}, as ${kind}`, args: ['report', FILE, `--${kind}`, 'out'] },
        ...(['junit', 'sarif', 'html'].includes(kind) ? {} : { long: true }),
        ...{ files: { [FILE]: content }, status: 0, writes: /^out$/ },
      }),
    ),
  ),
  refused('results that are empty', '', /no run/),
  refused('results of white space', '\n \n\n', /./),
  refused('results of NULs', '\0'.repeat(4096), /./),
  refused('results that are no JSON', 'hello\n', /:1/),
  refused('results that begin with a case', lines(CASE, SUMMARY), /:1|run/),
  refused('results of a later format', lines({ ...RUN, format: 'qmpspec-results/9' }), /:1.*format/),
  refused('results in UTF-16', () => Buffer.from(`\ufeff${RESULTS}`, 'utf16le'), /./),
  refused('results with a record that is null', lines(RUN, 'null', SUMMARY), /:2/),
  refused('results with a record that is a list', lines(RUN, '[[[[]]]]', SUMMARY), /:2/),
  refused('results with a record of no type', lines(RUN, {}, SUMMARY), /:2/),
  refused(
    'results nested a million deep',
    lines(RUN, `{"type":"case","findings":${'['.repeat(1e6)}${']'.repeat(1e6)}}`),
    /:2/,
  ),
  record('results with an outcome that there is not', { outcome: 'constructor' }, /:2.*outcome/),
  record('results whose id is a number', { id: 7 }, /:2.*id/),
  record('results whose id is missing', { id: undefined }, /:2.*"id"/),
  record('results whose findings are null', { findings: null }, /:2.*findings/),
  record(
    'results whose findings have no message',
    { outcome: 'fail', findings: [{ check: 'c' }] },
    /:2.*message/,
  ),
  record(
    'results whose transcript has a message that is a number',
    { transcript: [{ t: 0, dir: '→', msg: 7 }] },
    /:2.*msg/,
  ),
  record('results whose milliseconds are text', { ms: 'long' }, /:2.*ms/),
  record('results whose level is __proto__', { level: '__proto__' }, /:2.*level/),
  refused(
    'results with counts that are negative',
    lines(RUN, CASE, {
      ...SUMMARY,
      counts: { pass: -1, fail: 0, inapplicable: 0, blocked: 0, unreached: 0 },
    }),
    /:3.*counts/,
  ),
  refused(
    'results with coverage that is a number',
    lines(RUN, CASE, { ...SUMMARY, coverage: 7 }),
    /:3.*coverage/,
  ),
  refused('results whose target is null', lines({ ...RUN, target: null }, CASE), /:1.*target/),
  refused('results to go on from, of a later format', lines({ ...RUN, format: 'x' }), /:1.*format/, [
    'run',
    '--resume',
    FILE,
    '--',
    'true',
    '{qmp}',
  ]),
  refused('results to go on from, with a broken record', lines(RUN, { ...CASE, outcome: 1 }), /:2/, [
    'run',
    '--resume',
    FILE,
    '--',
    'x',
    '{qmp}',
  ]),
  refused('shards of which one is broken', lines(RUN, { ...CASE, findings: 7 }), /:2/, ['merge', FILE]),
  refused('results that are compared and broken', lines(RUN, { ...CASE, cites: 7 }), /:2/, [
    'diff',
    FILE,
    FILE,
  ]),
  refused(
    'results whose coverage is shown and broken',
    lines(RUN, { type: 'coverage', points: { a: { b: 9 } } }),
    /:2/,
    ['schema', 'coverage', FILE],
  ),
  refused(
    'results whose interface is no packed list',
    lines(RUN, { type: 'interface', schema: Buffer.from('{}').toString('base64') }, SUMMARY),
    /:2.*schema/,
    ['diff', FILE, FILE],
  ),
  refused(
    'results whose interface unpacks to half a gigabyte',
    () =>
      lines(
        RUN,
        { type: 'interface', schema: deflateRawSync(Buffer.alloc(1 << 29)).toString('base64') },
        SUMMARY,
      ),
    /:2.*schema/,
    ['diff', FILE, FILE],
  ),
  {
    ...{
      name: 'results that are a directory',
      args: ['report', 'folder', '--md', '-'],
      files: { 'folder/': '' },
      status: 2,
    },
    says: /folder.*directory/,
  },
  {
    ...{
      name: 'results that are a device without end',
      args: ['report', '/dev/zero', '--md', '-'],
      status: 2,
      seconds: 30,
    },
    says: /\/dev\/zero/,
  },
  {
    ...{
      name: 'results that nobody writes',
      args: ['report', 'pipe', '--md', '-'],
      status: [0, 2, 3, 130],
      seconds: 20,
    },
    shell: 'mkfifo pipe; (sleep 1; : >pipe) & "$@"; s=$?; wait; rm pipe; exit $s',
    says: /pipe/,
  },
  {
    ...{ name: 'results with a line of 300 MB', args: REPORT, status: 2, seconds: 30, memoryMb: 1000 },
    files: {
      [FILE]: () => Buffer.concat([Buffer.from(lines(RUN)), Buffer.alloc(3e8, 'x'), Buffer.from('\n')]),
    },
    says: /results\.jsonl:2/,
  },
  {
    ...{ name: 'results with a last line that was cut off', args: REPORT, status: 0 },
    files: { [FILE]: `${lines(RUN, CASE)}{"type":"ca` },
    says: /command\/a\/b|1/,
  },
  {
    ...{ name: 'results with a record of a later version', args: REPORT, status: 0 },
    files: { [FILE]: lines(RUN, { type: '__proto__', x: 1 }, { type: 'later' }, CASE, SUMMARY) },
    says: /1/,
  },
  {
    ...{ name: 'results with a case a thousand times', args: REPORT, status: [0, 2] },
    files: { [FILE]: lines(RUN, ...Array<Values>(1000).fill(CASE), SUMMARY) },
    says: /./,
  },
  {
    ...{ name: 'results with members of every object', args: REPORT, status: 0 },
    files: {
      [FILE]: lines(
        RUN,
        ...['__proto__', 'constructor', 'toString', ''].map((id) => ({ ...FAILED, id })),
        FAILED_SUMMARY,
      ),
    },
    says: /constructor/,
  },
  ...['tap', 'junit', 'md', 'sarif', 'badge'].map(
    (kind): Behaviour => ({
      ...{
        name: `results whose every text is an attack, as ${kind}`,
        args: ['report', FILE, `--${kind}`, '-'],
        status: 0,
      },
      files: { [FILE]: ATTACKED },
      says: kind === 'badge' ? /fail/ : /forged/,
    }),
  ),
  {
    ...{
      name: 'results whose every text is an attack, as a page',
      args: ['report', FILE, '--html', 'page.html'],
      status: 0,
    },
    files: { [FILE]: ATTACKED },
    writes: /^page\.html$/,
  },
  {
    ...{ name: 'a report over the results themselves', args: ['report', FILE, '--json', FILE], status: 2 },
    files: { [FILE]: RESULTS },
    says: /results\.jsonl/,
  },
  {
    ...{ name: 'a report below a file', args: ['report', FILE, '--md', `${FILE}/x.md`], status: 2 },
    files: { [FILE]: RESULTS },
    says: /results\.jsonl\/x\.md/,
  },
  {
    ...{ name: 'a report onto a full device', args: ['report', FILE, '--html', '/dev/full'], status: 2 },
    files: { [FILE]: RESULTS },
    says: /\/dev\/full.*space/,
  },
  {
    ...{
      name: '200 MB of results',
      args: ['report', FILE, '--md', 'x.md', '--junit', 'x.xml', '--tap', 'x.tap'],
      status: 0,
    },
    files: {
      [FILE]: () => {
        const transcript = [{ t: 0, session: 0, dir: '←', msg: 'x'.repeat(20_000) }];
        const all = Array.from({ length: 10_000 }, (_, n) =>
          lines({ ...FAILED, id: `command/c${n}/b`, transcript }),
        );
        return [lines({ ...RUN, listed: 10_000 }), ...all].join('');
      },
    },
    writes: /^x\.(md|xml|tap)$/,
    ...{ seconds: 60, long: true },
  },
  {
    ...{
      name: 'a hundred thousand cases on one page',
      args: ['report', FILE, '--html', 'page.html'],
      status: 0,
    },
    files: {
      [FILE]: () =>
        [
          lines({ ...RUN, listed: 1e5 }),
          ...Array.from({ length: 1e5 }, (_, n) => lines({ ...CASE, id: `command/c${n}/b` })),
        ].join(''),
    },
    writes: /^page\.html$/,
    ...{ seconds: 60, long: true },
  },
];
