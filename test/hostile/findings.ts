/** Findings that came by mail. */
import type { Behaviour, Content } from './behaviour.js';
import { ATTACK, finding, type Values } from './samples.js';

const FILE = 'finding.json';

/** One that is refused: with the file, the place and what was expected there. */
function refused(name: string, content: Content, says: RegExp, ...words: string[]): Behaviour {
  const args = words.length > 0 ? words : ['replay'];
  return {
    name,
    args: [...args, FILE],
    files: { [FILE]: content },
    status: 2,
    says: [/finding\.json/, says],
  };
}

/** One whose command is shown and not run. */
function shown(name: string, target: Values, says: RegExp, ...words: string[]): Behaviour {
  const args = words.length > 0 ? words : ['replay'];
  return {
    ...{ name, args: [...args, FILE], files: { [FILE]: finding({ target }) }, status: 125 },
    says: [/--run-recorded-command|--root|--user/, says],
  };
}

const command = (...words: string[]) => ({ kind: 'x', command: words, version: null });
const MAKES_A_FILE =
  '{"execute":"blockdev-create","arguments":{"job-id":"j","options":{"driver":"file","filename":"/tmp/outside","size":0}}}';
const STEP = { session: 0, send: { execute: 'query-version' } };
const send = (execute: string, args: Values) => ({
  steps: [{ session: 0, send: { execute, arguments: args } }],
});

const STARTS_A_PROGRAM = send('human-monitor-command', { 'command-line': 'migrate "exec:touch x"' });
const STARTS_BY_BYTES = {
  steps: [{ session: 0, send: Buffer.from('{"execute":"migrate"}').toString('base64'), bytes: true }],
};

/** One whose steps are not sent. */
function unsent(name: string, more: Values): Behaviour {
  return {
    ...{ name, args: ['replay', FILE], files: { [FILE]: finding(more) }, status: 125 },
    says: /--allow-denylisted/,
  };
}

export const FINDINGS: readonly Behaviour[] = [
  refused('a finding that is empty', '', /./),
  refused('a finding that is null', 'null', /expected a finding/),
  refused('a finding that is a list', '[]', /expected a finding/),
  refused('a finding cut in the middle', finding({}).slice(0, 100), /./),
  refused('a finding of NULs', '\0'.repeat(1000), /./),
  refused(
    'a finding of bytes that are no text',
    Uint8Array.from({ length: 256 }, (_, n) => n),
    /./,
  ),
  refused('a finding in UTF-16', () => Buffer.from(`\ufeff${finding({})}`, 'utf16le'), /./),
  refused('a finding nested a million deep', `{"a":${'['.repeat(1e6)}${']'.repeat(1e6)}}`, /./),
  refused('a finding of 100 MB', () => finding({ title: 'x'.repeat(1e8), target: null }), /./),
  {
    name: 'a finding that is a directory',
    args: ['replay', FILE],
    files: { [`${FILE}/`]: '' },
    status: 2,
    says: /finding\.json.*directory/,
  },
  refused('a finding of a later format', finding({ format: 'qmpspec-finding/9' }), /format/),
  refused('a finding whose files are null', finding({ files: null }), /files: expected an object, got null/),
  refused('a finding whose files lead out', finding({ files: { '../../../x': 0 } }), /files/),
  refused('a finding whose files are absolute', finding({ files: { '/tmp/x': 0 } }), /files/),
  refused('a finding with a file called ..', finding({ files: { '..': 0 } }), /files/),
  refused('a finding with a file whose name has a NUL', finding({ files: { 'a\0b': 0 } }), /files/),
  refused(
    'a finding with a file of 1e15 bytes',
    finding({}).replace('"files":{}', '"files":{"x":1e15}'),
    /files\.x/,
  ),
  refused('a finding with a file of -1 bytes', finding({ files: { x: -1 } }), /files\.x/),
  refused('a finding with a file of half a byte', finding({ files: { x: 0.5 } }), /files\.x/),
  refused('a finding whose command is text', finding({ target: { command: 'rm -rf /' } }), /target\.command/),
  refused(
    'a finding whose command has a number',
    finding({ target: { command: ['x', 1] } }),
    /target\.command\[1\]/,
  ),
  refused('a finding whose command is empty', finding({ target: { command: [] } }), /command/),
  refused('a finding whose steps are null', finding({ steps: null }), /steps: expected a list/),
  refused('a finding without steps', finding({ steps: [] }), /steps/),
  refused('a finding with a step that is null', finding({ steps: [null] }), /steps\[0\]/),
  refused('a finding with a step of session -1', finding({ steps: [{ ...STEP, session: -1 }] }), /session/),
  refused('a finding with a step of session 1e9', finding({ steps: [{ ...STEP, session: 1e9 }] }), /session/),
  refused('a finding with a step that sends a number', finding({ steps: [{ ...STEP, send: 7 }] }), /send/),
  ...[['replay'], ['promote', '--as', 'markdown']].map((words) =>
    refused(
      `a finding whose command is an object, by ${words[0]}`,
      finding({ steps: [{ session: 0, send: { execute: { toString: 1 } } }] }),
      /steps\[0\]\.send\.execute: expected a string/,
      ...words,
    ),
  ),
  refused(
    'a finding with a step of two commands',
    finding({ steps: [{ session: 0, send: { execute: 'query-status', 'exec-oob': 'migrate' } }] }),
    /steps\[0\]\.send: expected exactly one of/,
  ),
  refused(
    'a finding with a step without a command',
    finding({ steps: [{ session: 0, send: {} }] }),
    /steps\[0\]\.send/,
  ),
  refused('a finding of a kind that is __proto__', finding({ kind: '__proto__' }), /kind/),
  refused('a finding whose kind is an attack', finding({ kind: ATTACK }), /kind/),
  refused('a finding whose signature is a list', finding({ signature: [] }), /signature/, 'minimize'),
  refused(
    'a finding whose stderr is a number',
    finding({ stderr: 7 }),
    /stderr/,
    'promote',
    '--as',
    'markdown',
  ),
  refused('a finding whose citations are text', finding({ cites: 'x' }), /cites/, 'promote'),
  refused(
    'a finding whose environment is a list',
    finding({ target: { command: ['x'], env: ['A=b'] } }),
    /env/,
  ),
  refused(
    'a finding with __proto__ in it',
    finding({}).replace('"files":{}', '"files":{"__proto__":{"x":1}}'),
    /files/,
  ),
  shown('a finding that runs a shell', command('sh', '-c', 'touch outside', '{qmp}'), /touch outside/),
  shown(
    'a finding that runs a shell, minimized',
    command('sh', '-c', 'touch outside', '{qmp}'),
    /touch/,
    'minimize',
  ),
  shown(
    'a finding that runs a shell, promoted',
    command('sh', '-c', 'touch outside', '{qmp}'),
    /touch/,
    'promote',
  ),
  shown('a finding that runs an attack', command(`sh${ATTACK}`, ATTACK), /forged/),
  shown('a finding that runs a program beside it', command('./qemu-storage-daemon'), /qemu-storage-daemon/),
  shown('a finding that runs ../qemu-storage-daemon', command('../../usr/bin/qemu-storage-daemon'), /daemon/),
  shown(
    'a finding whose QEMU migrates to a program',
    command('qemu-system-x86_64', '-incoming', 'exec:touch outside'),
    /exec:/,
  ),
  shown(
    'a finding whose QEMU has a script',
    command('qemu-system-x86_64', '-netdev', 'tap,id=n,script=./x'),
    /script/,
  ),
  shown(
    'a finding whose QEMU reads its options',
    command('qemu-system-x86_64', '-readconfig', '/etc/passwd'),
    /readconfig/,
  ),
  shown(
    'a finding whose QEMU writes outside',
    command('qemu-storage-daemon', '--pidfile', '../../outside'),
    /pidfile/,
  ),
  shown(
    'a finding whose QEMU has a disk of ours',
    command('qemu-storage-daemon', '--blockdev', 'file,filename=/etc/passwd,node-name=d'),
    /passwd/,
  ),
  shown(
    'a finding whose QEMU has a disk of ours in JSON',
    command(
      'qemu-storage-daemon',
      '--blockdev',
      '{"driver":"file","filename":"/etc/passwd","node-name":"d"}',
    ),
    /passwd/,
  ),
  shown(
    'a finding whose QEMU has a disk of ours behind json:',
    command('qemu-system-x86_64', '-drive', 'file=json:{"driver":"file","filename":"/etc/passwd"}'),
    /passwd/,
  ),
  shown(
    'a finding whose QEMU has a chardev in the network',
    command('qemu-system-x86_64', '-chardev', 'socket,id=c,host=example.org,port=80'),
    /example/,
  ),
  shown(
    'a finding whose QEMU leaves its sandbox',
    command('qemu-system-x86_64', '-sandbox', 'off'),
    /sandbox/,
  ),
  shown(
    'a finding whose QEMU becomes another user',
    command('qemu-system-x86_64', '-runas', 'root'),
    /runas/,
  ),
  shown('a finding whose QEMU loads a plug-in', command('qemu-system-x86_64', '-plugin', './x.so'), /plugin/),
  shown(
    'a finding whose QEMU has firmware of ours',
    command('qemu-system-x86_64', '-bios', '/etc/passwd'),
    /bios/,
  ),
  shown(
    'a finding whose options begin with two dashes',
    command('qemu-system-x86_64', '--readconfig', 'x'),
    /readconfig/,
  ),
  ...['shell', 'python'].flatMap((shape) =>
    Object.entries({
      'starts a program': STARTS_A_PROGRAM,
      'may start one by its bytes': STARTS_BY_BYTES,
    }).map(
      ([what, more]): Behaviour => ({
        ...{ name: `a finding that ${what}, as ${shape}`, args: ['promote', '--as', shape, FILE] },
        ...{
          files: { [FILE]: finding(more) },
          status: 125,
          says: /--allow-denylisted/,
          never: /\/usr\/bin\/env/,
        },
      }),
    ),
  ),
  {
    ...{ name: 'a finding that starts a program, for people', args: ['promote', '--as', 'markdown', FILE] },
    ...{
      files: { [FILE]: finding(STARTS_A_PROGRAM) },
      status: 0,
      says: /^\*\*Warning:\*\* step 1 has human-monitor-command/m,
    },
  },
  unsent(
    'a finding that makes a file',
    send('blockdev-create', {
      'job-id': 'j',
      options: { driver: 'file', filename: '/tmp/outside', size: 0 },
    }),
  ),
  unsent('a finding that migrates to a program', send('migrate', { uri: 'exec:touch outside' })),
  unsent(
    'a finding that dumps memory into a file',
    send('dump-guest-memory', { paging: false, protocol: 'file:/tmp/outside' }),
  ),
  unsent(
    'a finding that gives orders to HMP',
    send('human-monitor-command', { 'command-line': 'migrate exec:id' }),
  ),
  unsent('a finding that takes a picture', send('screendump', { filename: '/tmp/outside' })),
  unsent('a finding whose bytes make a file', {
    steps: [{ session: 0, bytes: true, send: Buffer.from(MAKES_A_FILE).toString('base64') }],
  }),
  unsent('a finding whose bytes are escaped', {
    steps: [
      {
        session: 0,
        bytes: true,
        send: Buffer.from(MAKES_A_FILE.replace('dev', '\\u0064ev')).toString('base64'),
      },
    ],
  }),
  {
    ...{
      name: 'a finding whose every text is an attack, as Markdown',
      args: ['promote', '--as', 'markdown', FILE],
      status: [0, 125],
    },
    files: {
      [FILE]: finding({
        title: ATTACK,
        signature: ATTACK,
        stderr: ATTACK,
        observed: { [ATTACK]: ATTACK },
        cites: [{ doc: ATTACK, entity: ATTACK }],
      }),
    },
    says: /forged/,
  },
  ...['case', 'transcript', 'shell', 'python'].map(
    (shape): Behaviour => ({
      ...{
        name: `a finding whose every text is an attack, as ${shape}`,
        args: ['promote', '--as', shape, FILE],
        status: [0, 125],
      },
      files: {
        [FILE]: finding({
          ...{
            title: ATTACK,
            signature: ATTACK,
            stderr: ATTACK,
            observed: { [ATTACK]: ATTACK },
            cites: [{ doc: ATTACK, entity: ATTACK }],
          },
          steps: [{ session: 0, send: { execute: ATTACK, arguments: { [ATTACK]: ATTACK } } }],
          transcript: [{ t: 0, session: 0, dir: '→', msg: ATTACK }],
        }),
      },
      says: /forged/,
    }),
  ),
  {
    ...{
      name: 'a findings directory of hostile files, in a report',
      args: ['report', '--findings', 'all', '--html', 'page.html'],
      status: [0, 2],
    },
    files: {
      'all/crash-1.json': 'null',
      'all/crash-2.json': finding({ title: ATTACK }),
      'all/campaign.jsonl': '\0{]\n',
      'all/x.json/': '',
    },
    says: /all\/(crash-1|campaign|x)/,
    writes: /^page\.html$/,
  },
  {
    ...{ name: 'a finding with 200,000 steps', args: ['promote', FILE], status: [0, 2, 125] },
    files: { [FILE]: () => finding({ steps: Array(2e5).fill(STEP) }) },
    seconds: 30,
  },
  {
    ...{
      name: 'bisect through targets that are no programs',
      args: ['bisect', '--targets', 't.yaml', FILE],
      status: [1, 125],
    },
    files: {
      [FILE]: finding({}),
      't.yaml': '- {name: a, command: /etc/passwd}\n- {name: b, command: ./nothing}\n',
    },
    says: /passwd|nothing/,
  },
];
