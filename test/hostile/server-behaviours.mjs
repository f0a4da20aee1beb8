/** The hostile servers of the collection by name: what each does in place of what is right. */
import { spawn } from 'node:child_process';
import { rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { ODD_VALUES } from './odd-values.mjs';

const MB = 1 << 20;

/** Writes without end, as fast as it is read. */
function flood(socket, piece, head = '') {
  socket.write(head);
  const go = () => {
    while (!socket.destroyed && socket.write(piece));
    if (!socket.destroyed) socket.once('drain', go);
  };
  go();
}

/** One byte in so many milliseconds. */
function drip(socket, text, ms) {
  const bytes = Buffer.from(text);
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at >= bytes.length) clearInterval(timer);
    else socket.write(bytes.subarray(at, ++at));
  }, ms);
}

const text = (message) => `${JSON.stringify(message)}\r\n`;
const greeting = ({ version }) => text({ QMP: { version, capabilities: [] } });
const event = (more = {}) => ({ event: 'STOP', timestamp: { seconds: 1, microseconds: 1 }, ...more });
/** A behaviour in whose place a greeting with other bytes comes. */
const greets = (make) => ({ greet: (talk) => talk.bytes(make(talk)) });
/** One that answers query-version with other bytes; `make` gets the id as JSON. */
const versions = (make) => ({
  answer(talk, request, reply) {
    if (request.execute !== 'query-version' || !reply.return) return talk.send(reply);
    talk.bytes(make(request.id === undefined ? '""' : JSON.stringify(request.id), talk, reply));
  },
});
/** One whose messages all are changed. */
const replies = (change) => ({
  answer(talk, request, reply) {
    change(talk, reply, request);
  },
});
/** One that says other things of itself. */
const introspects = (change) => ({
  values: (execute, { schema }) => (execute === 'query-qmp-schema' ? change(schema) : undefined),
});
/** One whose process does something before it listens. */
const starts = (start) => ({ start });
const named = (name) =>
  introspects((schema) => [
    ...schema,
    { name, 'meta-type': 'command', 'arg-type': 'none', 'ret-type': 'none' },
  ]);

const ATTACK =
  '\u001b]0;forged\u0007\u001b[2J\n::error::forged\r\n##[error]forged\nBail out! forged\n\u0000\u009b31m\u202eforged\u2066\n```\n';

export const BEHAVIOURS = {
  healthy: {},
  ...ODD_VALUES,

  // Greetings.
  'no greeting': { greet() {} },
  'half a greeting': greets((talk) => greeting(talk).slice(0, 30)),
  'a greeting without end': {
    greet: ({ socket }) => flood(socket, Buffer.alloc(MB, 'a'), '{"QMP": {"version": "'),
  },
  'greetings without end': {
    greet: (talk) => flood(talk.socket, Buffer.from(greeting(talk).repeat(5000))),
  },
  'a greeting byte by byte': { greet: (talk) => drip(talk.socket, greeting(talk), 5) },
  'a greeting of one byte a second': { greet: (talk) => drip(talk.socket, greeting(talk), 1000) },
  'NULs in place of a greeting': { greet: ({ socket }) => flood(socket, Buffer.alloc(MB)) },
  'NULs before the greeting': greets((talk) => `\0\0\0${greeting(talk)}`),
  'ESC in the greeting': greets((talk) => greeting(talk).replace('""', '"\u001b]0;x\u0007"')),
  'a greeting of invalid UTF-8': greets((talk) =>
    Buffer.from(greeting(talk).replace('""', '"\u00ff\u00fe\u00c0\u0080"'), 'latin1'),
  ),
  'a greeting in UTF-16': greets((talk) => Buffer.from(`\ufeff${greeting(talk)}`, 'utf16le')),
  'a greeting after a BOM': greets((talk) => `\ufeff${greeting(talk)}`),
  'lone surrogates in the greeting': greets((talk) => greeting(talk).replace('""', '"\\ud800 \\udfff"')),
  'a line of 1 GB in place of a greeting': {
    greet({ socket }) {
      let left = 1024;
      const piece = Buffer.alloc(MB, 'x');
      const go = () => {
        while (left-- > 0) if (!socket.write(piece)) return socket.once('drain', go);
        socket.end('\r\n');
      };
      go();
    },
  },
  'a greeting nested a million deep': greets(() => `{"QMP":${'['.repeat(1e6)}${']'.repeat(1e6)}}\r\n`),
  'a million brackets that are never closed': greets(() => '['.repeat(1e6)),
  'a greeting that is null': greets(() => 'null\r\n'),
  'a greeting that is a list': greets(() => '[{"QMP": 1}]\r\n'),
  'a greeting whose members are null': greets(() => '{"QMP": {"version": null, "capabilities": null}}\r\n'),
  'a version of 1e999': greets(
    () =>
      '{"QMP": {"version": {"qemu": {"major": 1e999, "minor": -0, "micro": 2.50}, "package": ""}, "capabilities": []}}\r\n',
  ),
  'a version of a million digits': greets(
    () =>
      `{"QMP": {"version": {"qemu": {"major": ${'9'.repeat(1e6)}, "minor": 0, "micro": 0}, "package": ""}, "capabilities": []}}\r\n`,
  ),
  'a version that is an attack': greets(() =>
    text({ QMP: { version: { qemu: ATTACK, package: ATTACK }, capabilities: [ATTACK] } }),
  ),
  'a hundred thousand capabilities': greets((talk) =>
    text({ QMP: { version: talk.version, capabilities: Array.from({ length: 1e5 }, (_, n) => `cap${n}`) } }),
  ),
  'capabilities with the names of members of every object': greets((talk) =>
    text({ QMP: { version: talk.version, capabilities: ['__proto__', 'constructor', 'oob', 'toString'] } }),
  ),
  'a package of letters': {
    values: (execute, { version }) =>
      execute === 'query-version' ? { ...version, package: `${'a'.repeat(1e5)}!` } : undefined,
  },
  'a greeting with __proto__': greets(
    () => '{"__proto__": {"QMP": {}}, "QMP": {"__proto__": {"version": 1}, "capabilities": []}}\r\n',
  ),
  'members of the greeting twice': greets((talk) =>
    greeting(talk).replace('"capabilities"', '"capabilities": ["x"], "capabilities"'),
  ),
  'HTTP in place of QMP': greets(() => 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
  'TLS in place of QMP': greets(() => Buffer.from('160301020001000001fc0303', 'hex')),
  'a greeting after a wait of 3 s': { greet: (talk) => void setTimeout(() => talk.greet(), 3000) },

  // Connections.
  'closes at once': {
    connect({ socket }) {
      socket.destroy();
      return false;
    },
  },
  'closes after the greeting': { greet: (talk) => talk.socket.end(greeting(talk)) },
  'closes half-way through the greeting': { greet: (talk) => talk.socket.end(greeting(talk).slice(0, 40)) },
  'closes after three replies': {
    answer(talk, _, reply) {
      talk.count = (talk.count ?? 0) + 1;
      talk.send(reply);
      if (talk.count === 3) talk.socket.end();
    },
  },
  // A reset takes TCP: what was sent and not read yet is lost.
  'resets at once': {
    connect({ socket }) {
      socket.resetAndDestroy();
      return false;
    },
  },
  'resets half-way through the greeting': {
    greet: (talk) => talk.socket.write(greeting(talk).slice(0, 40), () => talk.socket.resetAndDestroy()),
  },
  'resets after the greeting': {
    greet: (talk) => talk.socket.write(greeting(talk), () => talk.socket.resetAndDestroy()),
  },
  'resets half-way through a reply': {
    answer(talk, request, reply) {
      if (request.execute !== 'query-version') return talk.send(reply);
      talk.socket.write(text(reply).slice(0, 30), () => talk.socket.resetAndDestroy());
    },
  },
  'resets in place of a reply': {
    answer(talk, request, reply) {
      if (request.execute === 'query-version') talk.socket.resetAndDestroy();
      else talk.send(reply);
    },
  },
  'resets after three replies': {
    answer(talk, _, reply) {
      talk.count = (talk.count ?? 0) + 1;
      if (talk.count === 3) talk.socket.write(text(reply), () => talk.socket.resetAndDestroy());
      else talk.send(reply);
    },
  },
  'accepts and never reads': {
    connect(talk) {
      talk.greet();
      talk.socket.pause();
      return false;
    },
  },
  'reads a byte now and then': {
    connect({ socket }) {
      setInterval(() => {
        socket.pause();
        setTimeout(() => socket.resume(), 200);
      }, 250).unref();
    },
  },
  'closes its writing side and reads on': {
    greet(talk) {
      talk.greet();
      talk.socket.end();
      talk.socket.resume();
    },
  },
  'one client only, for ever': {
    connect(talk) {
      if (globalThis.taken) {
        talk.socket.destroy();
        return false;
      }
      globalThis.taken = true;
    },
  },

  // Replies.
  'never replies': replies(() => {}),
  'replies twice': replies((talk, reply) => {
    talk.send(reply);
    talk.send(reply);
  }),
  'replies with the id of another': replies((talk, reply) => talk.send({ ...reply, id: 'of-another' })),
  'replies with ids of another type': replies((talk, reply) =>
    talk.send({ ...reply, id: { toString: 'x', __proto__: null, id: [reply.id] } }),
  ),
  'replies out of order': {
    answer(talk, _, reply) {
      talk.kept ??= [];
      talk.kept.push(reply);
      clearTimeout(talk.timer);
      talk.timer = setTimeout(() => {
        for (const each of talk.kept.splice(0).reverse()) talk.send(each);
      }, 20);
    },
  },
  'replies to what nobody asked': {
    greet(talk) {
      talk.greet();
      for (let n = 0; n < 1000; n++) talk.send({ return: {}, id: n });
    },
  },
  'replies without end': {
    answer(talk, request, reply) {
      if (request.execute !== 'query-version') return talk.send(reply);
      flood(talk.socket, Buffer.from(text({ return: {}, id: 'more' }).repeat(20_000)), text(reply));
    },
  },
  'errors without a class': replies((talk, reply) =>
    talk.send(reply.error ? { ...reply, error: {} } : reply),
  ),
  'errors that are null': replies((talk, reply) =>
    talk.send(reply.error ? { ...reply, error: null } : reply),
  ),
  'return and error in one': replies((talk, reply) =>
    talk.send({ ...reply, return: {}, error: { class: 'GenericError', desc: '' } }),
  ),
  'replies that are empty objects': replies((talk) => talk.send({})),
  'replies that are lists': replies((talk, reply) => talk.send([reply])),
  'a reply of 20 MB': versions((id) => `{"return": {"package": "${'x'.repeat(20 * MB)}"}, "id": ${id}}\r\n`),
  'replies of 15 MB': versions((id) => `{"return": {"package": "${'x'.repeat(15 * MB)}"}, "id": ${id}}\r\n`),
  'a reply with a million members': versions((id) => {
    const all = Array.from({ length: 1e6 }, (_, n) => `"m${n}":1`).join();
    return `{"return": {${all}}, "id": ${id}}\r\n`;
  }),
  'a reply with a million objects': versions(
    (id) => `{"return": [${Array(1e6).fill('{"a":{}}').join()}], "id": ${id}}\r\n`,
  ),
  'a number of three million digits': versions(
    (id) =>
      `{"return": {"qemu": {"major": ${'1'.repeat(3e6)}, "minor": 0, "micro": 0}, "package": ""}, "id": ${id}}\r\n`,
  ),
  'a fraction of three million digits': versions(
    (id) =>
      `{"return": {"qemu": {"major": 0.${'1'.repeat(3e6)}, "minor": 0, "micro": 0}, "package": ""}, "id": ${id}}\r\n`,
  ),
  'a hundred thousand long numbers': versions(
    (id) => `{"return": [${Array(1e5).fill('12345678901234567890.5e3').join()}], "id": ${id}}\r\n`,
  ),
  'numbers of 1e999 and -0': versions(
    (id) =>
      `{"return": {"qemu": {"major": 1e999, "minor": -0, "micro": 2.50}, "package": ""}, "id": ${id}}\r\n`,
  ),
  'numbers that are no JSON': versions(
    (id) =>
      `{"return": {"qemu": {"major": 007, "minor": NaN, "micro": 0x1}, "package": ""}, "id": ${id}}\r\n`,
  ),
  'members of a reply twice': versions(
    (id) => `{"return": {"package": "a", "package": "b"}, "return": {}, "id": ${id}, "id": ${id}}\r\n`,
  ),
  'a reply with __proto__': versions(
    (id) =>
      `{"return": {"__proto__": {"package": ""}, "constructor": {"prototype": {"x": 1}}, "toString": 1, "then": 1}, "id": ${id}}\r\n`,
  ),
  'a reply nested 5,000 deep': versions(
    (id) => `{"return": {"package": ${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}}, "id": ${id}}\r\n`,
  ),
  'a reply nested a million deep': versions(
    (id) => `{"return": {"package": ${'['.repeat(1e6)}${']'.repeat(1e6)}}, "id": ${id}}\r\n`,
  ),
  'a reply of lone surrogates': versions(
    (id) => `{"return": {"package": "\\udc00\\ud800"}, "id": ${id}}\r\n`,
  ),
  'a reply cut by a NUL': versions((id) => `{"return": {"package": "\0"}, "id": ${id}}\r\n`),
  'a string that never ends': versions(() => '{"return": {"package": "'),
  'garbage between replies': replies((talk, reply) => {
    talk.bytes('}}]]"\\\u0000garbage\r\n');
    talk.send(reply);
  }),
  'a reply over a million lines': versions((id, _, reply) =>
    JSON.stringify({ ...reply, id: undefined })
      .replace(/\}$/, `${'\r\n'.repeat(1e6)},"id":${id}}`)
      .concat('\r\n'),
  ),
  'white space without end': {
    answer(talk, request, reply) {
      if (request.execute !== 'query-version') return talk.send(reply);
      flood(talk.socket, Buffer.alloc(MB, ' \r\n'));
    },
  },
  'a reply byte by byte': versions((_id, talk, reply) => {
    drip(talk.socket, text(reply), 3);
    return '';
  }),
  'a reply that drips without end': versions((_id, talk) => {
    drip(talk.socket, `{"return": {"package": "${'x'.repeat(1e5)}`, 200);
    return '';
  }),
  'replies of 2 s': replies((talk, reply) => void setTimeout(() => talk.send(reply), 2000)),
  'replies that are attacks': replies((talk, reply) =>
    talk.send(reply.error ? { ...reply, error: { class: ATTACK, desc: ATTACK, [ATTACK]: ATTACK } } : reply),
  ),
  'an error of 64 KB': replies((talk, reply) =>
    talk.send(
      reply.error ? { ...reply, error: { class: 'C'.repeat(65_536), desc: 'd'.repeat(65_536) } } : reply,
    ),
  ),
  'taking all that is asked': replies((talk, { id }) =>
    talk.send({ return: {}, ...(id === undefined ? {} : { id }) }),
  ),
  'refusing all that is asked': replies((talk, { id }) =>
    talk.send({ error: { class: 'GenericError', desc: 'no' }, ...(id === undefined ? {} : { id }) }),
  ),

  // Events.
  'events without end before the greeting': {
    greet: ({ socket }) => flood(socket, Buffer.from(text(event()).repeat(10_000))),
  },
  'events without end': {
    answer(talk, request, reply) {
      talk.send(reply);
      if (request.execute === 'qmp_capabilities')
        flood(talk.socket, Buffer.from(text(event()).repeat(10_000)));
    },
  },
  'large events without end': {
    answer(talk, request, reply) {
      talk.send(reply);
      if (request.execute === 'qmp_capabilities') {
        flood(talk.socket, Buffer.from(text(event({ data: { x: 'y'.repeat(MB) } }))));
      }
    },
  },
  'events with hostile timestamps': {
    answer(talk, _request, reply) {
      talk.send(reply);
      for (const numbers of [
        '1e999, "microseconds": -0',
        '-1e308, "microseconds": 1e-400',
        `${'9'.repeat(5000)}, "microseconds": 1000000`,
        'null, "microseconds": {}',
        '9007199254740993, "microseconds": 5e-1',
      ]) {
        talk.bytes(`{"event": "STOP", "timestamp": {"seconds": ${numbers}}}\r\n`);
      }
    },
  },
  'a clock that goes back and forth': {
    answer(talk, _request, reply) {
      talk.send(reply);
      for (const seconds of [4e9, 0, -1, 2 ** 53, 1, -(2 ** 40)]) {
        talk.send(event({ timestamp: { seconds, microseconds: 999_999 } }));
      }
    },
  },
  'events of a hundred thousand names': {
    answer(talk, request, reply) {
      talk.send(reply);
      if (request.execute !== 'qmp_capabilities') return;
      talk.bytes(Array.from({ length: 1e5 }, (_, n) => text(event({ event: `E${n}` }))).join(''));
    },
  },
  'events with hostile names': {
    answer(talk, _request, reply) {
      talk.send(reply);
      for (const name of [
        '__proto__',
        'constructor',
        'toString',
        '',
        ATTACK,
        'x'.repeat(65_536),
        null,
        7,
        {},
      ]) {
        talk.send(event({ event: name }));
      }
    },
  },
  'events without data that need some': {
    answer(talk, _request, reply) {
      talk.send(reply);
      for (const name of ['JOB_STATUS_CHANGE', 'BLOCK_JOB_COMPLETED', 'SHUTDOWN', 'RESET', 'MIGRATION']) {
        talk.send(event({ event: name, data: null }));
        talk.send(event({ event: name, data: [] }));
      }
    },
  },
  'jobs with hostile states': {
    answer(talk, _request, reply) {
      talk.send(reply);
      for (let n = 0; n < 200; n++) {
        talk.send(
          event({ event: 'JOB_STATUS_CHANGE', data: { id: '__proto__', status: ['null', 'x', 7][n % 3] } }),
        );
      }
    },
  },

  // Introspection.
  'introspection that is null': introspects(() => null),
  'introspection that is an object': introspects(() => ({ length: 3 })),
  'introspection with members that are null': introspects((schema) => [null, 1, [], ...schema]),
  'introspection that is empty': introspects(() => []),
  'types of unknown kinds': introspects((schema) => [...schema, { name: 'x', 'meta-type': 'monad' }]),
  'references that dangle': introspects((schema) => [
    ...schema,
    { name: 'lost', 'meta-type': 'command', 'arg-type': 'nowhere', 'ret-type': 'nowhere' },
  ]),
  'a type that is its own base': introspects((schema) => [
    ...schema,
    {
      name: 'self',
      'meta-type': 'object',
      members: [{ name: 'self', type: 'self' }],
      tag: 'self',
      variants: [{ case: 'self', type: 'self' }],
    },
    { name: 'loop', 'meta-type': 'command', 'arg-type': 'self', 'ret-type': 'self' },
  ]),
  'alternates of themselves': introspects((schema) => [
    ...schema,
    { name: 'a1', 'meta-type': 'alternate', members: [{ type: 'a2' }, { type: 'a1' }] },
    { name: 'a2', 'meta-type': 'alternate', members: [{ type: 'a1' }] },
    { name: 'holder', 'meta-type': 'object', members: [{ name: 'x', type: 'a1' }] },
    { name: 'loop', 'meta-type': 'command', 'arg-type': 'holder', 'ret-type': 'a1' },
  ]),
  'a list of itself': introspects((schema) => [
    ...schema,
    { name: 'list', 'meta-type': 'array', 'element-type': 'list' },
    { name: 'holder', 'meta-type': 'object', members: [{ name: 'x', type: 'list' }] },
    { name: 'loop', 'meta-type': 'command', 'arg-type': 'holder', 'ret-type': 'list' },
  ]),
  'types that double 40 times': introspects((schema) => [
    ...schema,
    ...Array.from({ length: 40 }, (_, n) => ({
      name: `t${n}`,
      'meta-type': 'object',
      members: ['a', 'b'].map((name) => ({ name, type: n === 0 ? 'int' : `t${n - 1}` })),
    })),
    { name: 'doubled', 'meta-type': 'command', 'arg-type': 't39', 'ret-type': 't39' },
  ]),
  'unions that double 20 times': introspects((schema) => [
    ...schema,
    { name: 'tag', 'meta-type': 'enum', values: ['a', 'b'], members: [{ name: 'a' }, { name: 'b' }] },
    ...Array.from({ length: 20 }, (_, n) => ({
      name: `u${n}`,
      'meta-type': 'object',
      members: [{ name: `k${n}`, type: 'tag' }],
      tag: `k${n}`,
      variants: ['a', 'b'].map((value) => ({ case: value, type: n === 0 ? 'none' : `u${n - 1}` })),
    })),
    { name: 'doubled', 'meta-type': 'command', 'arg-type': 'u19', 'ret-type': 'none' },
  ]),
  'an object of 50,000 members': introspects((schema) => [
    ...schema,
    {
      name: 'wide',
      'meta-type': 'object',
      members: Array.from({ length: 5e4 }, (_, n) => ({ name: `m${n}`, type: 'int' })),
    },
    { name: 'widest', 'meta-type': 'command', 'arg-type': 'wide', 'ret-type': 'none' },
  ]),
  'an enum of 100,000 values': introspects((schema) => [
    ...schema,
    { name: 'long', 'meta-type': 'enum', values: Array.from({ length: 1e5 }, (_, n) => `v${n}`) },
    { name: 'arg', 'meta-type': 'object', members: [{ name: 'x', type: 'long' }] },
    { name: 'longest', 'meta-type': 'command', 'arg-type': 'arg', 'ret-type': 'none' },
  ]),
  'a hundred thousand commands': {
    values: (execute) =>
      execute === 'query-commands' ? Array.from({ length: 1e5 }, (_, n) => ({ name: `c${n}` })) : undefined,
  },
  'a hundred thousand commands in the introspection': introspects((schema) => [
    ...schema,
    ...Array.from({ length: 1e5 }, (_, n) => ({
      name: `c${n}`,
      'meta-type': 'command',
      'arg-type': 'none',
      'ret-type': 'none',
    })),
  ]),
  'one name a thousand times': introspects((schema) => [
    ...schema,
    ...Array.from({ length: 1000 }, () => schema.at(-2)),
  ]),
  'a command called __proto__': named('__proto__'),
  'commands called as members of every object': introspects((schema) => [
    ...schema,
    ...['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then'].map((name) => ({
      name,
      'meta-type': 'command',
      'arg-type': 'none',
      'ret-type': 'none',
    })),
  ]),
  'a type called __proto__': introspects((schema) => [
    ...schema,
    { name: '__proto__', 'meta-type': 'object', members: [{ name: '__proto__', type: '__proto__' }] },
    { name: 'x', 'meta-type': 'command', 'arg-type': '__proto__', 'ret-type': '__proto__' },
  ]),
  'a command called ../../x': named('../../x'),
  'a command whose name is empty': named(''),
  'a command whose name is an attack': named(ATTACK),
  'a command whose name has 64 KB': named('n'.repeat(65_536)),
  'a command whose name is a pattern': named('**/*'),
  'a command whose name is a number': named(7),
  'query-commands that is an object': {
    values: (execute) => (execute === 'query-commands' ? { name: 'query-version' } : undefined),
  },
  'query-commands with hostile names': {
    values: (execute) =>
      execute === 'query-commands'
        ? ['__proto__', 'query-version', '', ATTACK, '../x', null, 7].map((name) => ({ name }))
        : undefined,
  },
  'query-version that is a string': {
    values: (execute) => (execute === 'query-version' ? ATTACK : undefined),
  },
  'query-version that is another each time': {
    values: (execute) =>
      execute === 'query-version'
        ? { qemu: { major: Date.now() % 1000, minor: 0, micro: 0 }, package: '' }
        : undefined,
  },

  // Processes.
  'exits at once with 0': starts(() => process.exit(0)),
  'exits at once with 3': starts(() => process.exit(3)),
  'dies of a signal at once': starts(() => process.kill(process.pid, 'SIGSEGV')),
  'never listens': starts(() => {
    setInterval(() => {}, 1000);
    return false;
  }),
  'dies in the middle': {
    answer(talk, request, reply) {
      talk.send(reply);
      if (request.execute === 'query-version') setTimeout(() => process.kill(process.pid, 'SIGABRT'), 10);
    },
  },
  'ignores SIGTERM': starts(() => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});
  }),
  'stops itself': {
    answer(talk, request, reply) {
      talk.send(reply);
      if (request.execute === 'query-version') setTimeout(() => process.kill(process.pid, 'SIGSTOP'), 10);
    },
  },
  'stops itself at once': starts(() => process.kill(process.pid, 'SIGSTOP')),
  'children with a session of their own': starts(({ mark }) => {
    for (let n = 0; n < 3; n++) {
      spawn('setsid', ['-f', 'sh', '-c', 'while sleep 1; do :; done', mark], {
        env: { PATH: process.env.PATH },
        cwd: '/',
        stdio: 'ignore',
        detached: true,
      }).unref();
    }
  }),
  'children that keep its output open': starts(({ mark }) => {
    spawn('sh', ['-c', 'while sleep 1; do :; done', mark], { stdio: 'inherit' });
  }),
  'children that come again': starts(({ mark }) => {
    spawn('sh', ['-c', 'trap "" TERM HUP INT; while :; do sleep 0.2; done', mark], {
      stdio: 'ignore',
      detached: true,
    }).unref();
  }),
  'writes without end to stderr': starts(() => {
    const piece = Buffer.alloc(MB, 'noise\n');
    const go = () => process.stderr.write(piece, () => setImmediate(go));
    go();
  }),
  'writes a line without end to stderr': starts(() => {
    const piece = Buffer.alloc(MB, 'x');
    const go = () => process.stderr.write(piece, () => setImmediate(go));
    go();
  }),
  'writes without end to stdout': starts(() => {
    const piece = Buffer.alloc(MB, 'noise\n');
    const go = () => process.stdout.write(piece, () => setImmediate(go));
    go();
  }),
  'attacks on stderr': starts(() => {
    writeSync(2, ATTACK.repeat(20));
    process.exit(1);
  }),
  'bytes that are no text on stderr': starts(() => {
    writeSync(2, Buffer.from(Array.from({ length: 2048 }, (_, n) => n % 256)));
    process.exit(1);
  }),
  'listens late': starts(({ path }) => {
    setTimeout(() => createServer((socket) => socket.end()).listen(path), 1000);
    return false;
  }),
  'a socket that nobody accepts on': starts(({ path }) => {
    // The listening process stops: connections wait in the kernel.
    createServer().listen(path, () => process.kill(process.pid, 'SIGSTOP'));
    return false;
  }),
  'a directory in place of its socket': starts(({ path }) => {
    spawn('mkdir', ['-p', `${path}/x`]);
    setInterval(() => {}, 1000);
    return false;
  }),
  'a file in place of its socket': starts(({ path }) => {
    spawn('touch', [path]);
    setInterval(() => {}, 1000);
    return false;
  }),
  'a link in place of its socket': starts(({ path }) => {
    spawn('ln', ['-s', '/etc/passwd', path]);
    setInterval(() => {}, 1000);
    return false;
  }),
  'replaces its socket': {
    connect({ path }) {
      rmSync(path, { force: true });
      createServer((socket) => socket.end()).listen(path);
    },
  },
  'removes its socket': {
    connect: ({ path }) => void rmSync(path, { force: true }),
  },
  'fills its directory': starts(({ path }) => {
    const folder = path.replace(/[^/]*$/, '');
    spawn('sh', [
      '-c',
      'mkdir -p "$0/deep/er"; for n in $(seq 500); do echo x >"$0/deep/er/$n"; done; chmod 0 "$0/deep/er" "$0/deep"',
      folder,
    ]);
  }),
  'names in its directory that are hostile': starts(({ path }) => {
    const folder = path.replace(/[^/]*$/, '');
    spawn('sh', [
      '-c',
      'cd "$0" && mkdir -- "-rf" "a\nb" "$(printf "\\033[31m")" && ln -s / root && ln -s . self && mkfifo pipe',
      folder,
    ]);
  }),
  'a directory nested too deep to name': starts(({ path }) => {
    const folder = path.replace(/[^/]*$/, '');
    spawn('sh', [
      '-c',
      'cd "$0" && d=$(printf %0200d 0) && for n in $(seq 30); do mkdir $d && cd -P $d || exit; done',
      folder,
    ]);
  }),
};
