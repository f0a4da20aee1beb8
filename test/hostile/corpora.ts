/** Corpora of the fuzzer from anybody, and what it keeps beside its findings. */
import type { Behaviour, Content } from './behaviour.js';
import { ATTACK } from './samples.js';

const SERVER = new URL('server.mjs', import.meta.url).pathname;
const TARGET = ['--', process.execPath, SERVER, 'healthy', '{qmp}', '{mark}'];
const FUZZ = [
  'fuzz',
  '--runs',
  '2',
  '--jobs',
  '1',
  '--seed',
  '1',
  '--no-minimize',
  '--corpus',
  'corpus',
  '--findings',
  'found',
];
const ENTRY = 'corpus/0123456789abcdef.json';
const WRITES = /^(found|corpus)(\/|$)/;
const STEP = { session: 0, send: { execute: 'query-version' } };

/** An entry that is refused by name. */
function refused(name: string, content: Content): Behaviour {
  return {
    name,
    args: [...FUZZ, ...TARGET],
    files: { [ENTRY]: content },
    status: 2,
    says: /0123456789abcdef\.json/,
  };
}

/** A corpus with which the campaign goes on. */
function taken(name: string, files: Behaviour['files'], says: RegExp): Behaviour {
  return {
    name,
    args: [...FUZZ, ...TARGET],
    ...(files ? { files } : {}),
    status: [0, 1],
    says,
    writes: WRITES,
    seconds: 45,
  };
}

const entry = (steps: unknown, features: unknown = ['a']) => JSON.stringify({ features, steps });

export const CORPORA: readonly Behaviour[] = [
  refused('an entry that is empty', ''),
  refused('an entry that is null', 'null'),
  refused('an entry that is cut off', entry([STEP]).slice(0, 30)),
  refused('an entry of NULs', '\0'.repeat(100)),
  refused('an entry whose steps are null', entry(null)),
  refused('an entry whose steps are numbers', entry([1, 2])),
  refused('an entry whose session is text', entry([{ ...STEP, session: '0' }])),
  refused('an entry whose session is 1e15', entry([{ ...STEP, session: 1e15 }])),
  refused('an entry that sends null', entry([{ session: 0, send: null }])),
  refused('an entry whose features are an object', entry([STEP], {})),
  refused('an entry nested a million deep', `{"features":[],"steps":${'['.repeat(1e6)}${']'.repeat(1e6)}}`),
  refused('an entry whose features are attacks', entry(null, [ATTACK])),
  taken(
    'an entry that makes a file',
    {
      [ENTRY]: entry([
        {
          session: 0,
          send: {
            execute: 'blockdev-create',
            arguments: { 'job-id': 'j', options: { driver: 'file', filename: '/tmp/outside', size: 0 } },
          },
        },
      ]),
    },
    /Left out of the corpus/,
  ),
  taken(
    'an entry of bytes',
    { [ENTRY]: entry([{ session: 0, bytes: true, send: 'aGVsbG8=' }]) },
    /Left out of the corpus/,
  ),
  taken(
    'an entry with __proto__',
    {
      [ENTRY]:
        '{"features":["__proto__"],"steps":[{"session":0,"send":{"execute":"query-version","arguments":{"__proto__":{"x":1}}}}]}',
    },
    /requests/,
  ),
  taken(
    'an entry of commands that there are not',
    { [ENTRY]: entry([{ session: 0, send: { execute: ATTACK } }]) },
    /requests/,
  ),
  taken(
    'names in a corpus that are not its own',
    { 'corpus/README': 'x', 'corpus/../corpus/x.json': 'null', 'corpus/0123456789abcdef.json.tmp': '{' },
    /requests/,
  ),
  taken('a log of the campaign that is broken', { 'found/campaign.jsonl': '\0\0{"a"\nnull\n' }, /requests/),
  {
    ...{ name: 'findings there already that are broken', args: [...FUZZ, ...TARGET], status: 2 },
    files: { 'found/crash-0123456789ab.json': 'null', 'found/unconfirmed/crash-0123456789ab.json': '{' },
    says: /crash-0123456789ab/,
    writes: WRITES,
  },
  taken(
    'an entry under a name of 250 characters',
    { [`corpus/${'a'.repeat(245)}.json`]: 'null' },
    /requests/,
  ),
  {
    ...{ name: 'an entry that is a link to a file outside', args: [...FUZZ, ...TARGET], status: 2 },
    shell: 'ln -s /etc/passwd corpus/0123456789abcdef.json; "$@"',
    files: { 'corpus/README': 'x' },
    says: /0123456789abcdef\.json/,
    never: /root:/,
    writes: WRITES,
  },
  {
    ...{ name: 'a corpus that is a file', args: [...FUZZ, ...TARGET], files: { corpus: 'x' }, status: 2 },
    says: /corpus/,
    writes: /^found(\/|$)/,
  },
  {
    ...{
      name: 'an entry that is a directory',
      args: [...FUZZ, ...TARGET],
      files: { [`${ENTRY}/`]: '' },
      status: 2,
    },
    says: /0123456789abcdef/,
    writes: /^found(\/|$)/,
  },
  {
    ...{ name: 'findings where a file is', args: [...FUZZ, ...TARGET], files: { found: 'x' }, status: 2 },
    says: /found/,
    writes: /^corpus(\/|$)/,
  },
  {
    ...{ name: 'a campaign to go on with that is broken', args: [...FUZZ, '--resume', ...TARGET], status: 2 },
    files: { 'found/campaign.json': '{"seed":-1,"mode":[],"next":"x"}' },
    says: /campaign\.json/,
    writes: WRITES,
  },
  {
    ...taken('a corpus of 20,000 entries', undefined, /requests/),
    files: Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [
        `corpus/${n.toString(16).padStart(16, '0')}.json`,
        entry([STEP], [`f${n}`]),
      ]),
    ),
    ...{ seconds: 90, long: true },
  },
];
