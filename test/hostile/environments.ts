/** Surroundings that nobody would wish for: what a user, a CI or another program does to the process. */
import { type Behaviour, leaving } from './behaviour.js';
import { finding, RESULTS } from './samples.js';

const SERVER = new URL('server.mjs', import.meta.url).pathname;
const targetOf = (name: string) => ['--', process.execPath, SERVER, name, '{qmp}', '{mark}'];
const TARGET = targetOf('healthy');
const FEW = ['--grep', 'protocol/greeting/shape', '--grep', 'command/query-version/reply'];
const RUN = ['run', ...FEW, ...TARGET];
const LIST = ['list', ...TARGET];

/** A run that goes as if nothing were amiss. */
const unharmed = (name: string, more: Partial<Behaviour>): Behaviour => ({
  ...{ name, args: RUN, status: 0, says: /^PASS/m, seconds: 30 },
  ...more,
});

/** Started by a shell that changes something first. */
const within = (name: string, shell: string, more: Partial<Behaviour> = {}) =>
  unharmed(name, { shell, ...more });

const ALL: readonly Behaviour[] = [
  // The scratch directory.
  within('TMPDIR that there is not', 'TMPDIR=$TMPDIR/no/such exec "$@"'),
  within('TMPDIR that is a file', 'touch file; TMPDIR=$PWD/file "$@"; s=$?; rm file; exit $s'),
  within('TMPDIR that is empty', 'TMPDIR= exec "$@"'),
  within('TMPDIR that is relative', 'mkdir t; TMPDIR=t "$@"; s=$?; rmdir t; exit $s', {
    status: [0, 2, 3],
    says: /./,
  }),
  within(
    'TMPDIR with blanks and quotes',
    `d="$TMPDIR/it's a \\"name\\" \\$x"; mkdir "$d"; TMPDIR=$d "$@"; s=$?; rmdir "$d"; exit $s`,
  ),
  within(
    'TMPDIR with the end of a line',
    'd="$TMPDIR/a\nb"; mkdir "$d"; TMPDIR=$d "$@"; s=$?; rmdir "$d"; exit $s',
  ),
  within(
    'TMPDIR too long for a socket',
    'd=$TMPDIR/$(printf %0150d 0); mkdir $d; TMPDIR=$d "$@"; s=$?; rmdir $d; exit $s',
    { status: 0, says: /PASS/ },
  ),
  within(
    'TMPDIR that is a link',
    'ln -s $TMPDIR $TMPDIR/link; TMPDIR=$TMPDIR/link "$@"; s=$?; rm $TMPDIR/link; exit $s',
  ),
  within(
    'TMPDIR that is full',
    'd=$TMPDIR/full; mkdir $d; mount -t tmpfs -o size=4k none $d; printf %05000d 0 >$d/x 2>/dev/null; TMPDIR=$d "$@"; s=$?; rm $d/x; ls -A $d >&2; umount $d; rmdir $d; exit $s',
    { needs: 'mounts', status: [0, 2, 3], says: /PASS|space/ },
  ),
  within(
    'TMPDIR without inodes',
    'd=$TMPDIR/full; mkdir $d; mount -t tmpfs -o nr_inodes=2 none $d; touch $d/x; TMPDIR=$d "$@"; s=$?; rm $d/x; umount $d; rmdir $d; exit $s',
    { needs: 'mounts', status: [0, 2, 3], says: /PASS|space/ },
  ),
  within(
    'TMPDIR that is read-only',
    'd=$TMPDIR/ro; mkdir $d; mount -t tmpfs -o ro none $d; TMPDIR=$d "$@"; s=$?; umount $d; rmdir $d; exit $s',
    { needs: 'mounts', status: [0, 2, 3], says: /PASS|read-only/i },
  ),
  within(
    'TMPDIR that becomes full',
    'd=$TMPDIR/full; mkdir $d; mount -t tmpfs -o size=64k none $d; (sleep 1; head -c 1M /dev/zero >$d/x) 2>/dev/null & TMPDIR=$d "$@"; s=$?; wait; umount $d; rmdir $d; exit $s',
    { needs: 'mounts', status: [0, 1, 2, 3], says: /./ },
  ),
  within(
    'rubbish of other runs in TMPDIR',
    'd=$TMPDIR; mkdir $d/qmpspec-x $d/qmpspec-; touch $d/qmpspec-y; ln -s / $d/qmpspec-z; "$@"; s=$?; rm -f $d/qmpspec-y $d/qmpspec-z; rmdir $d/qmpspec-x $d/qmpspec-; exit $s',
  ),

  // Variables.
  within('no HOME', 'unset HOME; exec "$@"'),
  unharmed('HOME that there is not', { env: { HOME: '/no/such' } }),
  within('no environment at all', 'exec env -i TMPDIR=$TMPDIR "$@"'),
  unharmed('PATH that is empty', { env: { PATH: '' } }),
  unharmed('PATH of directories that there are not', { env: { PATH: '/no/such::.:' } }),
  {
    name: 'PATH without a QEMU, and no command',
    args: ['list', '--grep', 'protocol/greeting/shape'],
    env: { PATH: '/no/such' },
    status: 0,
    says: /shape/,
  },
  unharmed('LANG that there is not', { env: { LANG: 'xx_YY.KOI8-R', LC_ALL: '\u00ff' } }),
  unharmed('TZ that there is not', { env: { TZ: ':/no/such' } }),
  unharmed('TZ at the end of the day', { env: { TZ: 'Pacific/Kiritimati' } }),
  unharmed('NO_COLOR, FORCE_COLOR and TERM at once', {
    env: { NO_COLOR: '1', FORCE_COLOR: '3', TERM: 'dumb', CLICOLOR_FORCE: '1' },
  }),
  unharmed('COLUMNS of 1', { env: { COLUMNS: '1' } }),
  unharmed('COLUMNS that is no number', { env: { COLUMNS: 'wide', LINES: '-1' } }),
  unharmed('NODE_OPTIONS that warn', { env: { NODE_OPTIONS: '--throw-deprecation --trace-warnings' } }),
  unharmed('a small stack', { env: { NODE_OPTIONS: '--stack-trace-limit=0' } }),
  unharmed('a large environment', {
    env: Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`V${n}`, 'x'.repeat(2000)])),
  }),
  unharmed('variables of a CI', {
    env: {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      CI_NODE_INDEX: 'x',
      CI_NODE_TOTAL: '-1',
      JOB_COMPLETION_INDEX: '1e9',
    },
  }),
  {
    name: 'a shard of a CI that counts wrongly',
    args: ['run', '--shard', 'auto', ...TARGET],
    env: { CI_NODE_INDEX: '7', CI_NODE_TOTAL: '3' },
    status: 2,
    says: /CI_NODE/,
  },

  // Streams.
  within('standard output that is a full device', 'exec "$@" >/dev/full', {
    status: 2,
    says: /standard output cannot be written: no space left/,
  }),
  within('standard error that is a full device', 'exec "$@" 2>/dev/full', { status: [0, 2], says: /./ }),
  within('both outputs on a full device', 'exec "$@" >/dev/full 2>&1', { status: 2, says: /^/ }),
  within('standard output that is closed', 'exec "$@" >&-', { status: [0, 2], says: /^/ }),
  within('standard error that is closed', 'exec "$@" 2>&-'),
  within('standard input that is closed', 'exec "$@" <&-'),
  within('all three closed', 'exec "$@" <&- >&- 2>&-', { status: [0, 2], says: /^/ }),
  within('standard input that is a directory', 'exec "$@" </'),
  within('standard output that cannot be written', 'exec "$@" >&0 </dev/null', { status: [0, 2], says: /^/ }),
  within('a reader that leaves after a line', '"$@" | head -1', { args: LIST, says: /\S/ }),
  within('a reader that leaves at once', '"$@" | true', { says: /^/ }),
  within('a reader of errors that leaves', '{ "$@" 2>&1 >&3 | true; } 3>&1', { says: /PASS/ }),
  within('a reader that reads slowly', '"$@" | { sleep 3; cat; }', {
    args: ['list', '--docs', 'qemu-7.2', '--', './nothing', '{qmp}'],
    status: 0,
    says: /./,
  }),
  within('a reader that is stopped', '"$@" | { sleep 6; cat >/dev/null; }', { status: 0, says: /^/ }),
  within(
    'a terminal of one column',
    'script -qec "stty cols 1 rows 1; exec $*" /dev/null </dev/null | tr -d "\\r\\033"',
    { args: ['run', ...FEW, '--', process.execPath, SERVER, 'healthy', "'{qmp}'", '{mark}'], says: /^/ },
  ),

  // Limits.
  within('32 descriptors', 'ulimit -n 32; exec "$@"', {
    status: [0, 3],
    says: /PASS|descriptors|EMFILE|too many open files/i,
  }),
  within('20 descriptors', 'ulimit -n 20; exec "$@"', { status: [0, 2, 3, 134, 1], says: /^/ }),
  within(
    'descriptors that were left open',
    'exec 3</dev/null 4</ 5>/dev/full 6</etc/passwd 7<&0 8>&1 9>&2; exec "$@"',
  ),
  within('no core, no locked memory, no priority', 'ulimit -c 0; ulimit -l 0; exec nice -n 19 "$@"', {
    seconds: 60,
  }),
  within('files of at most 1 KB', 'ulimit -f 1; exec "$@"', {
    args: ['run', ...FEW, '--report', 'json=x.jsonl', ...TARGET],
    status: [0, 2, 3],
    says: /x\.jsonl|file|PASS/,
    writes: /^x\.jsonl$/,
  }),
  within('umask of 777', 'umask 777; exec "$@"', { status: [0, 3], says: /PASS|permission/i }),
  within('umask of 0', 'umask 0; exec "$@"'),
  within('signals that are ignored', 'trap \'\' INT TERM HUP PIPE QUIT USR1; exec "$@"'),
  within('SIGCHLD that is ignored', 'trap \'\' CHLD; exec "$@"'),

  // The work directory.
  within('a work directory that is gone', 'mkdir gone; cd gone; rmdir ../gone; exec "$@"', {
    status: [0, 2, 3],
    says: /PASS|directory/,
  }),
  within(
    'a work directory that nobody may read',
    'mkdir gone; chmod 0 gone; cd gone; "$@"; s=$?; cd ..; rmdir gone; exit $s',
  ),
  within(
    'a work directory with a hostile name',
    `mkdir -- '-rf $(touch x)'; cd ./-rf*; "$@"; s=$?; cd ..; rmdir ./-rf*; exit $s`,
  ),
  unharmed('programs of the same name beside it', {
    files: { node: '#!/bin/sh\ntouch outside\n', ps: 'x', 'qmpspec.yaml': '\0' },
  }),
  {
    name: 'a report where nothing may be written',
    args: ['run', ...FEW, '--report', 'json=/proc/x', ...TARGET],
    status: 2,
    says: /\/proc\/x/,
  },
  {
    name: 'a report on a full device',
    args: ['run', ...FEW, '--report', 'json=/dev/full', ...TARGET],
    status: 2,
    says: /\/dev\/full.*space/,
    seconds: 30,
  },
  {
    name: 'findings where nothing may be written',
    args: ['fuzz', '--runs', '1', '--findings', '/proc/x', ...TARGET],
    status: 2,
    says: /\/proc\/x/,
  },
  within('a report that vanishes', '(sleep 1; rm -f x.jsonl) & "$@"; s=$?; wait; rm -f x.jsonl; exit $s', {
    args: ['run', ...FEW, '--report', 'json=x.jsonl', ...TARGET],
    status: [0, 2],
    says: /PASS/,
  }),
  within(
    'two runs with one report',
    '"$@" & "$@"; s=$?; wait $!; [ -z "$(grep -v "^{.*}$" x.jsonl)" ] || echo "garbled: $(grep -v "^{.*}$" x.jsonl | head -c 200)"; rm x.jsonl; exit $s',
    { args: ['run', ...FEW, '--report', 'json=x.jsonl', ...TARGET], status: [0, 2], never: /garbled/ },
  ),

  // Targets that are no programs.
  ...(
    [
      ['that there is not', ['./nothing', '{qmp}'], /nothing/],
      ['that is a directory', ['/', '{qmp}'], /\//],
      ['that may not be executed', ['/etc/passwd', '{qmp}'], /passwd/],
      ['that is empty', ['', '{qmp}'], /./],
      ['that is no program', ['./rubbish', '{qmp}'], /rubbish/],
      ['whose interpreter is missing', ['./script', '{qmp}'], /script/],
      ['whose name is an attack', ['./\u001b]0;x\u0007\n::error::x', '{qmp}'], /x/],
    ] as const
  ).map(
    ([what, words, says]): Behaviour => ({
      ...{ name: `a program ${what}`, args: ['run', ...FEW, '--', ...words], status: [2, 3], says },
      files: { rubbish: '\0\u0001\u0002', script: '#!/no/such/interpreter\n' },
      shell: 'chmod 755 rubbish script; exec "$@"',
      writes: /^(rubbish|script)$/,
    }),
  ),
  {
    name: 'an address that nobody listens on',
    args: ['run', ...FEW, '--connect', 'unix:nothing'],
    status: 3,
    says: /nothing/,
  },
  {
    name: 'an address that is a file',
    args: ['run', ...FEW, '--connect', 'unix:f'],
    files: { f: '' },
    status: 3,
    says: /f\b/,
  },
  {
    name: 'an address that is too long',
    args: ['run', ...FEW, '--connect', `unix:${'x'.repeat(300)}`],
    status: [2, 3],
    says: /no socket/,
  },
  {
    name: 'an address that is none',
    args: ['run', ...FEW, '--connect', 'tcp:localhost:99999'],
    status: 2,
    says: /99999/,
  },
  {
    name: 'a root that there is not',
    args: ['run', ...FEW, '--root', 'no', '--', 'x', '{qmp}'],
    status: [2, 3],
    says: /no/,
  },
  {
    name: 'a user that there is not',
    args: ['run', ...FEW, '--user', '__proto__', ...TARGET],
    status: 2,
    says: /__proto__/,
  },

  // Signals.
  ...(['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(
    (signal): Behaviour => ({
      ...{
        name: `${signal} in the middle of a run`,
        args: ['run', '--report', 'json=x.jsonl', ...TARGET],
        status: 130,
        seconds: 40,
      },
      interrupt: { signal, afterSeconds: 1, withinSeconds: 2 },
      says: /unreached|ended early|interrupted/i,
      writes: /^x\.jsonl$/,
    }),
  ),
  {
    ...{ name: 'SIGKILL in the middle of a run', args: ['run', ...TARGET], status: -1, seconds: 40 },
    interrupt: { signal: 'SIGKILL', afterSeconds: 1, withinSeconds: 1 },
  },
  {
    ...{
      name: 'SIGINT to a run of a server that never replies',
      args: ['run', ...targetOf('never replies')],
      status: [3, 130],
      seconds: 40,
    },
    interrupt: { signal: 'SIGINT', afterSeconds: 1, withinSeconds: 2 },
  },
  {
    ...{
      name: 'SIGINT to a run of a server that ignores signals',
      args: ['run', ...targetOf('ignores SIGTERM')],
      status: 130,
      seconds: 40,
    },
    interrupt: { signal: 'SIGINT', afterSeconds: 1, withinSeconds: 2 },
  },
  {
    ...{
      name: 'SIGINT to a run of a server that stops itself',
      args: ['run', ...targetOf('stops itself')],
      status: 130,
      seconds: 40,
    },
    interrupt: { signal: 'SIGINT', afterSeconds: 1, withinSeconds: 2 },
  },
  {
    ...{
      name: 'SIGINT to a run of a server of events without end',
      args: ['run', ...targetOf('events without end')],
      status: 130,
      seconds: 40,
    },
    interrupt: { signal: 'SIGINT', afterSeconds: 1, withinSeconds: 2 },
  },
  {
    ...{
      name: 'SIGINT to a campaign',
      args: ['fuzz', '--findings', 'found', ...TARGET],
      status: [0, 1, 130],
      seconds: 40,
      writes: /^found/,
    },
    interrupt: { signal: 'SIGINT', afterSeconds: 1, withinSeconds: 2 },
  },
  {
    ...{
      name: 'SIGINT to a reference server',
      args: ['serve', '--unix', 'sock'],
      status: [0, 130],
      seconds: 20,
    },
    interrupt: { signal: 'SIGINT', afterSeconds: 0.5, withinSeconds: 2 },
  },
  {
    ...{
      name: 'SIGINT while a target starts',
      args: ['run', ...targetOf('never listens')],
      status: [3, 130],
      seconds: 20,
    },
    interrupt: { signal: 'SIGINT', afterSeconds: 1, withinSeconds: 2 },
  },
  ...['listens late', 'a socket that nobody accepts on', 'stops itself at once'].map(
    (name): Behaviour => ({
      ...{ name: `SIGINT while a target starts: ${name}`, args: ['run', ...targetOf(name)] },
      ...{ status: [3, 130], seconds: 20 },
      interrupt: { signal: 'SIGINT', afterSeconds: 0.5, withinSeconds: 2 },
    }),
  ),
  {
    ...{
      name: 'a finding that asks for a terabyte of a disk',
      args: ['promote', 'f.json'],
      status: [0, 2, 125],
    },
    files: { 'f.json': finding({ files: { disk: 2 ** 40 } }) },
  },
  {
    name: 'results that may not be read',
    args: ['report', 'x.jsonl', '--md', '-'],
    shell: 'chmod 0 x.jsonl; setpriv --reuid=65534 --clear-groups "$@"',
    files: { 'x.jsonl': RESULTS },
    status: 2,
    says: /x\.jsonl.*may not be read/,
    writes: /^x\.jsonl$/,
  },
];

export const ENVIRONMENTS = leaving(
  [
    'TMPDIR that is empty',
    'TMPDIR that is a link',
    'TMPDIR without inodes',
    'TMPDIR that becomes full',
    'no HOME',
    'HOME that there is not',
    'PATH of directories that there are not',
    'LANG that there is not',
    'TZ that there is not',
    'TZ at the end of the day',
    'NO_COLOR, FORCE_COLOR and TERM at once',
    'COLUMNS that is no number',
    'a small stack',
    'a large environment',
    'variables of a CI',
    'standard input that is closed',
    'standard input that is a directory',
    'a reader that reads slowly',
    'a reader that is stopped',
    'descriptors that were left open',
    'no core, no locked memory, no priority',
    'umask of 0',
    'signals that are ignored',
    'SIGCHLD that is ignored',
    'a work directory that nobody may read',
    'programs of the same name beside it',
    'two runs with one report',
    'SIGTERM in the middle of a run',
    'SIGHUP in the middle of a run',
    'SIGINT to a run of a server that stops itself',
    'SIGINT to a run of a server that ignores signals',
    'SIGINT to a campaign',
    'findings where nothing may be written',
  ],
  ALL,
);
