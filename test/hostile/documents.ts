/** Documents of QMP from anybody. */
import { gzipSync } from 'node:zlib';
import type { Behaviour, Content } from './behaviour.js';
import { ATTACK, catalog, introspection, type Values } from './samples.js';

const FILE = 'document';
const IMPORT = ['schema', 'import', FILE, '--out', 'catalog.json'];
const WRITES = /^catalog\.json$/;

/** A document that is refused, or of which mistakes are told: with its name, and what is wrong. */
function refused(name: string, content: Content, says: RegExp, args: readonly string[] = IMPORT): Behaviour {
  return { name, args, files: { [FILE]: content }, status: [1, 2], says: [/document/, says], writes: WRITES };
}

/** A document that is taken as it is. */
function taken(name: string, content: Content, says = /./, args: readonly string[] = IMPORT): Behaviour {
  return { name, args, files: { [FILE]: content }, status: [0, 1], says, writes: WRITES, seconds: 20 };
}

const SHOW = ['schema', 'show', FILE];
const LINT = ['schema', 'lint', FILE];
/** Nobody is there to talk to: standard input is at its end. */
const SERVE = ['serve', '--stdio', '--docs', FILE];
const CASES = ['list', '--docs', FILE, '--grep', 'command/**'];
const command = (name: unknown, more: Values = {}) => ({
  name,
  'meta-type': 'command',
  'arg-type': 'none',
  'ret-type': 'none',
  ...more,
});
const object = (name: string, types: readonly string[], more: Values = {}) => ({
  name,
  'meta-type': 'object',
  members: types.map((type, n) => ({ name: `m${n}`, type })),
  ...more,
});
const DOUBLING = Array.from({ length: 40 }, (_, n) =>
  object(`t${n}`, n === 0 ? ['int', 'int'] : [`t${n - 1}`, `t${n - 1}`]),
);
const badCatalog = (name: string, more: Values, says: RegExp) =>
  refused(`a catalog ${name}`, catalog(more), says, SHOW);

export const DOCUMENTS: readonly Behaviour[] = [
  refused('a document that is empty', '', /./),
  refused('a document of NULs', '\0'.repeat(1e5), /./),
  refused(
    'a document of bytes that are no text',
    Uint8Array.from({ length: 65_536 }, (_, n) => (n * 7919) % 256),
    /./,
  ),
  taken('a document in UTF-16', () => Buffer.from(`\ufeff${introspection()}`, 'utf16le'), /./),
  refused('a document of a million brackets', '['.repeat(1e6), /./),
  refused('introspection nested a million deep', `[{"meta-type":${'['.repeat(1e6)}${']'.repeat(1e6)}}]`, /./),
  refused('introspection that is cut off', introspection().slice(0, -20), /./),
  taken('introspection with members that are null', introspection(null), /entry 7 is not an object/),
  taken(
    'introspection of types of unknown kinds',
    introspection({ name: 'x', 'meta-type': 'monad' }),
    /contradictions/,
    LINT,
  ),
  taken(
    'introspection with references that dangle',
    introspection(command('x', { 'arg-type': 'nowhere' })),
    /contradictions/,
    LINT,
  ),
  taken('introspection with a type twice', introspection(object('arg', ['int'])), /./, LINT),
  taken(
    'introspection with a type that is its own base',
    introspection(
      object('self', ['self'], { tag: 'm0', variants: [{ case: 'x', type: 'self' }] }),
      command('x', { 'arg-type': 'self', 'ret-type': 'self' }),
    ),
    /./,
    CASES,
  ),
  taken(
    'introspection with a list of itself',
    introspection(
      { name: 'l', 'meta-type': 'array', 'element-type': 'l' },
      object('o', ['l']),
      command('x', { 'arg-type': 'o' }),
    ),
    /./,
    CASES,
  ),
  taken(
    'introspection with alternates of themselves',
    introspection(
      { name: 'a', 'meta-type': 'alternate', members: [{ type: 'a' }] },
      object('o', ['a']),
      command('x', { 'arg-type': 'o' }),
    ),
    /./,
    CASES,
  ),
  taken(
    'introspection of types that double 40 times',
    introspection(...DOUBLING, command('x', { 'arg-type': 't39', 'ret-type': 't39' })),
    /./,
    CASES,
  ),
  taken(
    'types that double 40 times, shown',
    introspection(...DOUBLING, command('x', { 'arg-type': 't39' })),
    /./,
    [...SHOW, 'x'],
  ),
  taken(
    'types that double 40 times, checked',
    introspection(...DOUBLING, command('x', { 'arg-type': 't39' })),
    /^/,
    LINT,
  ),
  taken(
    'types that double 40 times, compared',
    introspection(...DOUBLING, command('x', { 'arg-type': 't39' })),
    /^/,
    ['schema', 'compare', FILE, FILE],
  ),
  {
    name: 'types that double 40 times, served',
    args: SERVE,
    files: { [FILE]: introspection(...DOUBLING, command('x', { 'arg-type': 't39', 'ret-type': 't39' })) },
    shell: '{ "$@"; echo "status $?"; } | tr -d "\\r"',
    status: 0,
    says: [/"QMP"/, /^status 0$/m],
  },
  taken(
    'introspection of 50,000 members',
    () => introspection(object('wide', Array(50_000).fill('int')), command('x', { 'arg-type': 'wide' })),
    /./,
    CASES,
  ),
  taken('introspection of 300,000 members', () =>
    introspection(object('wide', Array(300_000).fill('int')), command('x', { 'arg-type': 'wide' })),
  ),
  taken('introspection of 100,000 commands', () =>
    introspection(...Array.from({ length: 1e5 }, (_, n) => command(`c${n}`))),
  ),
  taken(
    'introspection with a command called __proto__',
    introspection(command('__proto__'), object('constructor', ['str'])),
    /./,
    SHOW,
  ),
  taken(
    'introspection with a command that is an attack',
    introspection(command(ATTACK), object(ATTACK, ['str'])),
    /forged/,
    SHOW,
  ),
  taken('introspection with a command that is a number', introspection(command(7)), /entry 7 is not/),
  taken('introspection with a command of 1 MB', () => introspection(command('n'.repeat(1e6)))),
  refused(
    'a document that is a bomb of gzip',
    () => gzipSync(Buffer.alloc(1 << 30, ' '), { level: 9 }),
    /MB|too/,
  ),
  taken('a schema that includes itself', "{ 'include': 'document' }\n{ 'command': 'x' }\n"),
  taken('a schema that includes /dev/zero', "{ 'include': '/dev/zero' }\n{ 'command': 'x' }\n"),
  taken(
    'a schema that includes what there is not',
    "{ 'include': '../../../../no/such.json' }\n{ 'command': 'x' }\n",
    /no\/such/,
  ),
  taken('a schema that is cut off', "{ 'command': 'x',\n  'data': { 'a': "),
  taken('a schema nested 100,000 deep', `{ 'command': 'x', 'data': ${"{ 'a': ".repeat(1e5)}`),
  taken(
    'a schema whose struct is its own base',
    "{ 'struct': 'A', 'base': 'A', 'data': { 'a': 'A' } }\n{ 'command': 'x', 'data': 'A' }\n",
    /./,
    CASES,
  ),
  taken(
    'a schema whose bases go round',
    "{ 'struct': 'A', 'base': 'B', 'data': {} }\n{ 'struct': 'B', 'base': 'A', 'data': {} }\n{ 'command': 'x', 'data': 'A' }\n",
    /./,
    CASES,
  ),
  taken(
    'a schema whose condition takes for ever',
    `{ 'command': 'x', 'if': '${'defined(A) && ('.repeat(20_000)}' }\n`,
  ),
  refused(
    'a schema of a million comments',
    '#\n'.repeat(1e6).concat("{ 'command': 'x' }\n"),
    /begins like none/,
  ),
  refused('a schema with a line of 20 MB', () => `{ 'command': 'x' } # ${'x'.repeat(2e7)}\n`, /./),
  refused(
    'a schema whose words are attacks',
    `##\n# @x:\n#\n# ${ATTACK.replaceAll('\n', '\n# ')}\n##\n{ 'command': 'x' }\n`,
    /./,
    [...SHOW, 'x'],
  ),
  taken('a manual of nothing but brackets', `.TH X 7\n.SS x (Command)\n${'.RS\n'.repeat(2e5)}`),
  taken(
    'a manual whose macros call themselves',
    '.TH QEMU-QMP-REF 7\n.de a\n.a\n..\n.a\n.so document\n.SS x (Command)\n',
  ),
  taken('an hx file that never ends', `SQMP\nx\n-\n\n${'Arguments:\n\n- "a": b (json-int)\n'.repeat(1e5)}`),
  badCatalog('of commands that are a list', { commands: [] }, /commands/),
  badCatalog('of commands that are null', { commands: { a: null } }, /commands\.a/),
  badCatalog('of a type of no kind', { types: { a: {} } }, /types\.a/),
  badCatalog('of a type of the kind __proto__', { types: { a: { kind: '__proto__' } } }, /kind/),
  badCatalog(
    'of members that are numbers',
    { types: { a: { kind: 'object', members: { b: 7 } } } },
    /types\.a\.members\.b/,
  ),
  badCatalog('of a line that is text', { events: { A: { data: {}, line: '7' } } }, /events\.A\.line/),
  badCatalog('of statements that are text', { statements: 'x' }, /statements/),
  badCatalog('of no document', { document: null }, /document/),
  badCatalog('of a later format', { format: 'qmpspec-catalog/9' }, /format|document/),
  taken(
    'a catalog whose type is its own base',
    catalog({
      types: { A: { kind: 'object', members: {}, base: 'A' } },
      commands: { x: { arguments: 'A', returns: 'A' } },
    }),
    /./,
    CASES,
  ),
  taken(
    'a catalog with numbers of any spelling',
    catalog({}).replace(
      '"statements":[]',
      '"statements":[{"entity":"grow","kind":"later","least":2.50,"most":[1e999,123456789012345678901]}]',
    ),
    /least 2\.50, most \[1e999,123456789012345678901\]/,
    [...SHOW, 'grow'],
  ),
  taken(
    'a catalog whose title is an attack',
    catalog({ document: { id: ATTACK, title: ATTACK, version: ATTACK, digest: '', kind: 'qapi' } }),
    /./,
    SHOW,
  ),
  {
    name: 'a document that is a directory of links',
    args: ['schema', 'import', 'folder'],
    files: { 'folder/': '' },
    shell:
      'ln -s . folder/self; ln -s / folder/root; ln -s nothing folder/dangling.json; mkfifo folder/pipe.json; "$@"',
    status: [1, 2],
    says: /folder/,
    writes: /^folder\//,
  },
  {
    name: 'a document that is a device without end',
    args: ['schema', 'import', '/dev/zero'],
    status: [1, 2],
    says: /\/dev\/zero/,
    seconds: 20,
  },
  {
    name: 'a document that is a pipe of a gigabyte',
    args: ['schema', 'import', 'pipe'],
    shell: 'mkfifo pipe; head -c 1G /dev/zero >pipe & "$@"; s=$?; kill $!; rm pipe; exit $s',
    status: [1, 2],
    says: /pipe/,
    seconds: 30,
  },
];
