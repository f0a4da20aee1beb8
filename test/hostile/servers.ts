/** Hostile servers: what each does stands beside its name in server-behaviours.mjs. */
import { type Behaviour, leaving } from './behaviour.js';
import { ODD_VALUES } from './odd-values.mjs';

const SERVER = new URL('server.mjs', import.meta.url).pathname;
const FEW = ['--grep', 'protocol/greeting/shape', '--grep', 'command/query-version/reply'];
/** With what must be refused. */
const REFUSALS = ['--grep', 'command/query-version/**'];

const targetOf = (name: string) => ['--', process.execPath, SERVER, name, '{qmp}', '{mark}'];

/** A run of a few cases: none may take 30 s more than with a server that is healthy. */
function run(
  name: string,
  status: Behaviour['status'],
  says: RegExp,
  more: Partial<Behaviour> = {},
): Behaviour {
  return {
    ...{ name, args: ['run', '--timeout', '1000', ...FEW, ...targetOf(name)], status, says, seconds: 35 },
    ...more,
  };
}

const refuses = (name: string): Partial<Behaviour> => ({
  args: ['run', '--timeout', '1000', ...REFUSALS, ...targetOf(name)],
});

/** Over TCP. */
const resets = (name: string, status: Behaviour['status'] = [0, 1, 3]) =>
  run(name, status, status === 3 ? /closed the connection|ECONNRESET/ : VERDICT, {
    args: ['run', '--timeout', '1000', ...FEW, '--', process.execPath, SERVER, name, '{tcp}', '{mark}'],
  });

const PASS = /^PASS {2}node/m;
const FAIL = /^FAIL {2}node/m;
const VERDICT = /^(PASS|FAIL|INCOMPLETE|NOT TESTED) {2}node/m;

const passes = (name: string, more?: Partial<Behaviour>) => run(name, 0, PASS, more);
const fails = (name: string, says = FAIL, more?: Partial<Behaviour>) => run(name, 1, says, more);
/** One that is tested, with a verdict that depends on how soon things come. */
const tested = (name: string, more?: Partial<Behaviour>) => run(name, [0, 1, 3], VERDICT, more);
const untested = (name: string, says: RegExp, more?: Partial<Behaviour>) => run(name, 3, says, more);

/** One that is only asked what it is: the cases are listed. */
function listed(name: string, says = /^command\/query-version\/reply$/m): Behaviour {
  return { name, args: ['list', '--grep', 'command/**', ...targetOf(name)], status: 0, says, seconds: 20 };
}

/** One of whose commands are all tried that are not usual. */
const walked = (name: string, command: string) =>
  run(name, [0, 1], VERDICT, {
    args: ['run', '--timeout', '1000', '--grep', `command/${command}/**`, ...targetOf(name)],
  });

const long: Partial<Behaviour> = { long: true, seconds: 60 };
const whole = (name: string): Behaviour => ({
  ...{ name: `${name}, all cases`, args: ['run', ...targetOf(name)], status: [0, 1, 3], says: VERDICT },
  ...{ long: true, seconds: 400 },
});

/** Whoever reads what these say reads it: rules of order, of types, of classes, and the schema. */
const odd = (name: string) =>
  tested(name, {
    args: [
      ...['run', '--timeout', '1000', ...REFUSALS, '--grep', 'protocol/greeting/*', '--grep', 'order/**'],
      ...['--grep', 'introspection/**', ...targetOf(name)],
    ],
  });

const ALL: readonly Behaviour[] = [
  passes('healthy'),
  ...Object.keys(ODD_VALUES).map(odd),

  tested('no greeting'),
  tested('half a greeting', long),
  tested('a greeting without end', long),
  tested('greetings without end'),
  tested('a greeting byte by byte'),
  untested('a greeting of one byte a second', /no greeting/),
  untested('NULs in place of a greeting', /does not speak QMP/),
  fails('NULs before the greeting'),
  fails('ESC in the greeting'),
  fails('a greeting of invalid UTF-8'),
  fails('a greeting in UTF-16'),
  fails('a greeting after a BOM'),
  passes('lone surrogates in the greeting'),
  untested('a line of 1 GB in place of a greeting', /does not speak QMP/),
  tested('a greeting nested a million deep'),
  untested('a million brackets that are never closed', /nested too deep/),
  untested('a greeting that is null', /does not speak QMP/),
  fails('a greeting that is a list'),
  fails('a greeting whose members are null'),
  tested('a version of 1e999'),
  tested('a version of a million digits'),
  fails('a version that is an attack'),
  tested('a hundred thousand capabilities'),
  passes('capabilities with the names of members of every object'),
  fails('a greeting with __proto__'),
  tested('members of the greeting twice'),
  untested('HTTP in place of QMP', /does not speak QMP.*HTTP/),
  untested('TLS in place of QMP', /does not speak QMP/),
  tested('a greeting after a wait of 3 s'),

  untested('closes at once', /closed the connection/),
  tested('closes after the greeting'),
  untested('closes half-way through the greeting', /closed the connection/),
  tested('closes after three replies'),
  resets('resets at once', 3),
  resets('resets half-way through the greeting', 3),
  resets('resets after the greeting'),
  resets('resets half-way through a reply'),
  resets('resets in place of a reply'),
  resets('resets after three replies'),
  tested('accepts and never reads', long),
  tested('reads a byte now and then'),
  tested('closes its writing side and reads on'),
  tested('one client only, for ever'),

  tested('never replies', long),
  fails('replies twice'),
  fails('replies with the id of another'),
  fails('replies with ids of another type'),
  tested('replies out of order'),
  fails('replies to what nobody asked'),
  tested('replies without end'),
  fails('errors without a class', FAIL, refuses('errors without a class')),
  fails('errors that are null', FAIL, refuses('errors that are null')),
  fails('return and error in one', FAIL, refuses('return and error in one')),
  tested('replies that are empty objects', long),
  tested('replies that are lists', long),
  tested('a reply of 20 MB'),
  tested('replies of 15 MB'),
  tested('a reply with a million members'),
  tested('a reply with a million objects'),
  tested('a number of three million digits'),
  tested('a fraction of three million digits'),
  tested('a hundred thousand long numbers'),
  fails('numbers of 1e999 and -0'),
  fails('numbers that are no JSON'),
  fails('members of a reply twice'),
  fails('a reply with __proto__'),
  tested('a reply nested 5,000 deep'),
  tested('a reply nested a million deep'),
  fails('a reply of lone surrogates'),
  fails('a reply cut by a NUL'),
  tested('a string that never ends'),
  fails('garbage between replies'),
  tested('a reply over a million lines'),
  tested('white space without end'),
  tested('a reply byte by byte'),
  tested('a reply that drips without end'),
  tested('replies of 2 s', long),
  fails('replies that are attacks', FAIL, refuses('replies that are attacks')),
  tested('an error of 64 KB', refuses('an error of 64 KB')),
  fails('taking all that is asked', FAIL, refuses('taking all that is asked')),
  fails('refusing all that is asked', FAIL, refuses('refusing all that is asked')),

  // What is kept may be full before the greeting is due.
  untested('events without end before the greeting', /no greeting|more events came than are kept/),
  tested('events without end'),
  tested('large events without end'),
  fails('events with hostile timestamps'),
  fails('a clock that goes back and forth'),
  tested('events of a hundred thousand names', long),
  fails('events with hostile names'),
  fails('events without data that need some'),
  fails('jobs with hostile states'),

  listed('introspection that is null'),
  listed('introspection that is an object', /./),
  listed('introspection with members that are null'),
  listed('introspection that is empty', /./),
  listed('types of unknown kinds'),
  listed('references that dangle'),
  walked('a type that is its own base', 'loop'),
  walked('alternates of themselves', 'loop'),
  walked('a list of itself', 'loop'),
  walked('types that double 40 times', 'doubled'),
  walked('unions that double 20 times', 'doubled'),
  { ...walked('an object of 50,000 members', 'widest'), ...long },
  // On a busy machine the schema comes too late, and is not read.
  {
    ...walked('an enum of 100,000 values', 'longest'),
    ...{
      status: [0, 1, 3],
      says: /describes too much to be tested|^(PASS|FAIL|INCOMPLETE|NOT TESTED) {2}node/m,
    },
  },
  listed('a hundred thousand commands', /./),
  { ...listed('a hundred thousand commands in the introspection'), ...long },
  listed('one name a thousand times'),
  listed('a command called __proto__'),
  listed('commands called as members of every object'),
  listed('a type called __proto__'),
  listed('a command called ../../x'),
  listed('a command whose name is empty'),
  listed('a command whose name is an attack'),
  listed('a command whose name has 64 KB'),
  listed('a command whose name is a pattern'),
  listed('a command whose name is a number'),
  listed('query-commands that is an object', /./),
  listed('query-commands with hostile names', /./),
  listed('query-version that is a string'),
  listed('query-version that is another each time'),

  untested('exits at once with 0', /exited with status 0/),
  untested('exits at once with 3', /exited with status 3/),
  untested('dies of a signal at once', /SIGSEGV/),
  untested('never listens', /listen/, { seconds: 45, long: true }),
  tested('dies in the middle'),
  tested('ignores SIGTERM', { seconds: 60, long: true }),
  tested('stops itself', long),
  untested('stops itself at once', /./, { long: true, seconds: 60 }),
  tested('children with a session of their own'),
  tested('children that keep its output open'),
  tested('children that come again'),
  tested('writes without end to stderr', long),
  tested('writes a line without end to stderr', long),
  tested('writes without end to stdout', long),
  untested('attacks on stderr', /forged/),
  untested('bytes that are no text on stderr', /exited with status 1/),
  untested('listens late', /closed the connection/),
  untested('a socket that nobody accepts on', /no greeting/),
  untested('a directory in place of its socket', /./, { long: true, seconds: 45 }),
  untested('a file in place of its socket', /./, { long: true, seconds: 45 }),
  untested('a link in place of its socket', /./, { long: true, seconds: 45 }),
  tested('replaces its socket'),
  tested('removes its socket'),
  tested('fills its directory'),
  tested('names in its directory that are hostile'),
  tested('a directory nested too deep to name'),

  ...[
    'healthy',
    'never replies',
    'stops itself',
    'events without end',
    'replies of 15 MB',
    'types that double 40 times',
    'an object of 50,000 members',
    'replies that are attacks',
    'a hundred thousand commands in the introspection',
  ].map(whole),
];

export const SERVERS = leaving(
  [
    'odd data of events',
    'odd timestamps',
    'odd texts of errors',
    'odd errors',
    'odd ids',
    'odd messages',
    'odd capabilities',
    'odd greetings',
    'odd versions',
    'greetings without end',
    'a greeting of one byte a second',
    'NULs before the greeting',
    'a greeting that is null',
    'a greeting whose members are null',
    'capabilities with the names of members of every object',
    'a hundred thousand capabilities',
    'members of the greeting twice',
    'TLS in place of QMP',
    'a greeting after a wait of 3 s',
    'closes after the greeting',
    'closes half-way through the greeting',
    'closes its writing side and reads on',
    'replies with ids of another type',
    'replies out of order',
    'replies of 15 MB',
    'a fraction of three million digits',
    'a string that never ends',
    'a reply that drips without end',
    'white space without end',
    'an error of 64 KB',
    'refusing all that is asked',
    'events without end',
    'a clock that goes back and forth',
    'introspection that is null',
    'introspection that is empty',
    'one name a thousand times',
    'a command called ../../x',
    'a command whose name is empty',
    'query-version that is another each time',
    'exits at once with 3',
    'removes its socket',
    'children that come again',
    'unions that double 20 times',
  ],
  ALL,
);
