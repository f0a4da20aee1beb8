/** Cases, scripts, expectations and targets in YAML from anybody. */
import type { Behaviour, Content } from './behaviour.js';
import { ALIAS_BOMB, ATTACK } from './samples.js';

const FILE = 'x.yaml';
const SERVER = new URL('server.mjs', import.meta.url).pathname;
const targetOf = (name: string) => ['--', process.execPath, SERVER, name, '{qmp}', '{mark}'];

/** How each kind of file is read before anything is started. */
const KINDS: Record<string, { file: string; args: string[] }> = {
  cases: { file: 'cases/x.yaml', args: ['list', '--cases', 'cases'] },
  expectations: { file: FILE, args: ['run', '--expect', FILE, '--', './nothing', '{qmp}'] },
  targets: { file: FILE, args: ['matrix', FILE] },
  script: { file: FILE, args: ['serve', '--stdio', '--script', FILE] },
};

/** A file that is refused: with its name and what is wrong. */
function refused(name: string, kind: string, content: Content, says: RegExp): Behaviour {
  const { file, args } = KINDS[kind] as { file: string; args: string[] };
  return { name: `${kind}: ${name}`, args, files: { [file]: content }, status: 2, says: [/x\.yaml/, says] };
}

const ofEach = (name: string, content: Content, says: RegExp) =>
  Object.keys(KINDS).map((kind) => refused(name, kind, content, says));

const matching = (pattern: string) =>
  JSON.stringify({
    ...{ id: 'command/query-version/success/matched', title: 'the package matches' },
    steps: [{ execute: 'query-version', returns: { package: { $matches: pattern } } }],
  });

/** A pattern against what a target answers. */
const matched = (name: string, pattern: string, says: RegExp): Behaviour => ({
  ...{ name: `a pattern ${name}, and a text of the target`, files: { 'cases/x.yaml': matching(pattern) } },
  args: ['run', '--cases', 'cases', '--grep', '**/matched', ...targetOf('a package of letters')],
  ...{ status: [1, 3], says },
});

export const YAML: readonly Behaviour[] = [
  ...ofEach('aliases that unfold without end', ALIAS_BOMB, /alias/),
  ...ofEach('an alias within itself', '&a [*a]\n', /alias/),
  ...ofEach('brackets that are never closed', '['.repeat(1e5), /./),
  ...ofEach(
    'NULs and bytes that are no text',
    Uint8Array.from({ length: 256 }, (_, n) => n),
    /./,
  ),
  refused('a merge of itself', 'cases', '&a\n<<: *a\nid: x\n', /alias|<</),
  refused('a key that is a mapping', 'cases', '? {a: b}\n: c\n', /./),
  refused('a member twice', 'cases', 'id: a\nid: b\n', /:2/),
  refused('a tag that runs something', 'cases', '!!js/function "function () { throw 1 }"\n', /./),
  refused('__proto__', 'cases', '__proto__: {id: x}\n', /__proto__|missing/),
  refused('steps that are null', 'cases', 'id: a/b\ntitle: t\nsteps: null\n', /steps/),
  refused('a step without a kind', 'cases', 'id: a/b\ntitle: t\nsteps: [{}]\n', /steps/),
  refused('a step of two kinds', 'cases', 'id: a/b\ntitle: t\nsteps: [{execute: a, event: B}]\n', /./),
  refused(
    'an id that is an attack',
    'cases',
    JSON.stringify({ id: ATTACK, title: ATTACK, steps: [{ execute: 'stop' }] }),
    /id/,
  ),
  refused(
    'an id twice',
    'cases',
    '- {id: command/a/success, title: t, steps: [{execute: stop}]}\n- {id: command/a/success, title: t, steps: [{execute: stop}]}\n',
    /command\/a\/success/,
  ),
  refused(
    'a set-up that there is not',
    'cases',
    'id: command/a/success\ntitle: t\ngiven: [constructor]\nsteps: [{execute: stop}]\n',
    /constructor/,
  ),
  refused(
    'a machine that reads its options',
    'cases',
    'id: command/a/success\ntitle: t\nmachine: [-readconfig, /etc/passwd]\nsteps: [{execute: stop}]\n',
    /readconfig/,
  ),
  refused(
    'a request that makes a file',
    'cases',
    'id: command/a/success\ntitle: t\nsteps: [{execute: pmemsave, arguments: {val: 0, size: 1, filename: /tmp/outside}}]\n',
    /pmemsave|--allow-denylisted/,
  ),
  ...Object.entries({
    'a fixture that reaches another machine':
      'given: [{qcow2: {options: {driver: raw, file: {driver: nbd, server: {type: inet, host: 127.0.0.1, port: "1"}}}}}]',
    'another machine without its sandbox':
      'given: [{stimulus: peer, with: {peer: a, machine: [-sandbox, "off"]}}]',
    'another machine with a part of its sandbox':
      'given: [{stimulus: peer, with: {peer: a, machine: [-sandbox, spawn=deny]}}]',
    'another machine that starts a program':
      'given: [{stimulus: peer-ask, with: {peer: a, execute: migrate, arguments: {uri: "exec:touch x"}}}]',
    'another machine that makes a file':
      'given: [{stimulus: peer-execute, with: {peer: a, execute: screendump, arguments: {filename: /tmp/outside}}}]',
    'a guest that loads a library of the host':
      'given: [{stimulus: qtest, with: {lines: [module_load a b]}}]',
    'an image that names another': 'given: [{file: {data: 514649fb}}]',
    'an external action that there is not': 'given: [{stimulus: constructor}]',
  }).map(([name, given]) =>
    refused(name, 'cases', `id: own/a\ntitle: t\n${given}\nsteps: [{execute: stop}]\n`, /--allow-denylisted/),
  ),
  refused(
    'a requirement that there is not',
    'cases',
    'id: command/a/success\ntitle: t\nrequires: [constructor]\nsteps: [{execute: stop}]\n',
    /requires/,
  ),
  refused('a pattern that is none', 'cases', matching('(a'), /RE2/),
  refused('a pattern of 2,000 characters', 'cases', matching('a'.repeat(2000)), /longer than/),
  refused(
    'a pattern that is none',
    'script',
    '- {command: query-version, arguments: {a: {$matches: "("}}, do: [{normal: true}]}\n',
    /RE2/,
  ),
  matched('that backtracks for ever', '^(a+)+$', /scenario\/returns|returned/),
  matched('that branches for ever', '^(a|a)*$', /returned/),
  matched('of options', `${'a?'.repeat(40)}${'a'.repeat(40)}b`, /returned/),
  matched('of many states', '(?:[ab]*c?){0,300}[de]$', /takes too long on a text of/),
  refused(
    'a condition that takes for ever',
    'expectations',
    `- case: a\n  reason: r\n  target: "${'1.'.repeat(5e4)}x"\n`,
    /target/,
  ),
  refused('a case that is a number', 'expectations', '- case: 7\n  reason: r\n', /case/),
  refused(
    'an expiry that is no day',
    'expectations',
    '- {case: a, reason: r, expires: 2026-13-45}\n',
    /expires|2026-13-45/,
  ),
  refused('an entry that is null', 'expectations', '- null\n', /:1/),
  refused(
    'an address that is an attack',
    'expectations',
    JSON.stringify([{ case: 'a', reason: 'r', link: `javascript:${ATTACK}` }]),
    /link/,
  ),
  refused(
    'a member that there is not',
    'expectations',
    '- {case: a, reason: r, constructor: 1}\n',
    /constructor/,
  ),
  refused('a command that is null', 'targets', '- {name: a, command: null}\n', /command/),
  refused('no target', 'targets', '[]\n', /x\.yaml/),
  refused('an environment that is text', 'targets', '- {name: a, command: b, env: LD_PRELOAD=x}\n', /env/),
  refused('a name twice', 'targets', '- {name: a, command: b}\n- {name: a, command: b}\n', /called a/),
  refused('a member that there is not', 'targets', '- {name: a, command: b, __proto__: {user: root}}\n', /./),
  refused('a wait without end', 'script', '- {command: stop, do: [{wait: 1.0e+300}]}\n', /wait/),
  refused('a wait before now', 'script', '- {command: stop, do: [{wait: -1}]}\n', /wait/),
  refused(
    'a command that there is not',
    'script',
    '- {command: __proto__, do: [{hang: true}]}\n',
    /__proto__/,
  ),
  refused(
    'an event that is an attack',
    'script',
    JSON.stringify([{ when: 'start', do: [{ event: ATTACK }] }]),
    /forged/,
  ),
  refused('acts that are a number', 'script', '7\n', /expected/),
  {
    ...{
      name: 'expectations: 20,000 entries',
      args: ['run', '--expect', FILE, '--', './nothing', '{qmp}'],
      status: [2, 3],
    },
    files: {
      [FILE]: Array.from({ length: 20_000 }, (_, n) => `- {case: "command/**/${n}/**/x*", reason: r}\n`).join(
        '',
      ),
    },
    seconds: 30,
  },
  {
    ...{
      name: 'expectations: patterns of stars',
      args: ['run', '--expect', FILE, '--grep', 'protocol/greeting/shape', '--', 'false', '{qmp}'],
      status: [1, 2, 3],
    },
    files: { [FILE]: `- {case: "${'**/*'.repeat(200)}", reason: r}\n` },
  },
  {
    ...{ name: 'targets: attacks for names', args: ['matrix', FILE], status: 3 },
    files: { [FILE]: JSON.stringify([{ name: ATTACK, command: ['false', '{qmp}'] }]) },
    says: /NOT TESTED/,
  },
  {
    ...{
      name: 'targets: programs that are none',
      args: ['matrix', FILE, '--grep', 'protocol/greeting/shape'],
      status: [1, 2, 3],
    },
    files: {
      [FILE]: '- {name: a, command: ./nothing}\n- {name: b, command: /etc/passwd}\n- {name: c, command: /}\n',
    },
    says: [/nothing/, /passwd/],
    seconds: 20,
  },
  {
    ...{ name: 'targets: an argument of 200 KB', args: ['matrix', FILE], status: 3 },
    files: { [FILE]: JSON.stringify([{ name: 'a', command: ['true', 'x'.repeat(2e5), '{qmp}'] }]) },
    says: /E2BIG|too long/,
  },
  {
    ...{ name: 'cases: a directory of directories', args: ['list', '--cases', 'cases'], status: 2 },
    files: { 'cases/x.yaml/': '', 'cases/.yaml': '' },
    says: /x\.yaml/,
  },
  {
    ...{
      name: 'a pattern of stars',
      args: ['list', '--grep', '**/*a'.repeat(500)],
      status: [0, 2, 3],
      seconds: 20,
    },
  },
];
