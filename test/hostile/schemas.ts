/** Schemas that unfold without end, or are wide or deep, before every command that walks over one. */
import type { Behaviour, Content } from './behaviour.js';
import { introspection, type Values } from './samples.js';

const FILE = 'document';
const SERVER = new URL('server.mjs', import.meta.url).pathname;

const command = (arg: string): Values => ({
  ...{ name: 'x', 'meta-type': 'command' },
  ...{ 'arg-type': arg, 'ret-type': arg },
});
const object = (name: string, types: readonly string[]): Values => ({
  ...{ name, 'meta-type': 'object' },
  members: types.map((type, n) => ({ name: `m${n}`, type })),
});

const SCHEMAS: Readonly<Record<string, Content>> = {
  '40 types that double': introspection(
    ...Array.from({ length: 40 }, (_, n) => object(`t${n}`, n === 0 ? ['int'] : [`t${n - 1}`, `t${n - 1}`])),
    command('t39'),
  ),
  'an alternate of itself': introspection(
    { name: 'a', 'meta-type': 'alternate', members: [{ type: 'b' }, { type: 'str' }] },
    { name: 'b', 'meta-type': 'alternate', members: [{ type: 'a' }, { type: 'int' }] },
    object('o', ['a', 'b']),
    command('o'),
  ),
  '300,000 members': () => introspection(object('wide', Array(300_000).fill('int')), command('wide')),
  'a million brackets': '['.repeat(1e6),
};

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  run: [
    ...['run', '--docs', FILE, '--grep', 'document/**', '--timeout', '1000'],
    ...['--', process.execPath, SERVER, 'healthy', '{qmp}', '{mark}'],
  ],
  list: ['list', '--docs', FILE, '--grep', 'command/**'],
  lint: ['schema', 'lint', FILE],
  compare: ['schema', 'compare', FILE, FILE],
  serve: ['serve', '--stdio', '--docs', FILE],
};

/** Its lines end as QMP's do, which the judge of what is printed does not take. */
const WITHOUT_CR = 'exec 3>&1; exit $({ { "$@" 4>&-; echo $? >&4; } | tr -d "\\r" >&3; } 4>&1)';

/** One that is no schema is refused by name; of the others each command says something of its own. */
export const SCHEMA_WALKS: readonly Behaviour[] = Object.entries(SCHEMAS).flatMap(([schema, content]) =>
  Object.entries(COMMANDS).map(
    ([name, args]): Behaviour => ({
      ...{ name: `${schema}, ${name}`, args, files: { [FILE]: content }, seconds: 30 },
      // Half a minute of work at most: only where nobody waits for it.
      ...(schema === '300,000 members' ? { long: true, seconds: 60 } : {}),
      ...(name === 'serve' ? { shell: WITHOUT_CR } : {}),
      ...(schema === 'a million brackets'
        ? { status: 2, says: /document.*(deep|expected)/ }
        : { status: [0, 1, 3], never: /internal error/ }),
    }),
  ),
);
