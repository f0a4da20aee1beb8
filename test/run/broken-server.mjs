/**
 * A real storage daemon behind a proxy that breaks one rule: node broken-server.mjs FAULT SOCKET.
 * A fault is a function of each request and each reply; it may answer in the server's place, or end it all.
 */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

const [fault, socket] = process.argv.slice(2);
const UNEXPECTED = 'qmpspec-unexpected';

/** Id of the request whose reply is the last that anybody gets. */
let fatal;

/** Each gets what it needs to break things: the request, a way to pass it on, a way to answer. */
const REQUEST_FAULTS = {
  none: (request, { pass }) => pass(request),
  lenient(request, { pass }) {
    if (request.arguments) delete request.arguments[UNEXPECTED];
    pass(request);
  },
  crash(request, { pass }) {
    if (request.execute === 'object-del') process.kill(process.pid, 'SIGSEGV');
    else pass(request);
  },
  hang(request, { pass }) {
    if (request.execute !== 'object-del') pass(request);
  },
  leak(request, { pass }) {
    if (request.execute === 'object-del' && !('id' in (request.arguments ?? {}))) {
      const args = { 'qom-type': 'iothread', id: `leak${Math.random()}`.replace('.', '') };
      pass({ execute: 'object-add', arguments: args, id: 'hidden' });
    }
    pass(request);
  },
  'refuses-and-ends'(request, { pass }) {
    if (request.execute === 'object-del' && UNEXPECTED in (request.arguments ?? {})) fatal = request.id;
    pass(request);
  },
  // What is refused for something unexpected is carried out without it.
  'refuses-and-does'(request, { pass }) {
    pass(request);
    const { [UNEXPECTED]: member, ...rest } = request;
    const { [UNEXPECTED]: argument, ...args } = rest.arguments ?? {};
    if (member !== undefined || argument !== undefined) pass({ ...rest, arguments: args, id: 'hidden' });
  },
};

const REPLY_FAULTS = {
  'forgets-parameter': (reply) =>
    reply.error ? { ...reply, error: { ...reply.error, desc: 'Invalid' } } : reply,
  'wrong-class': (reply) =>
    reply.error?.class === 'GenericError'
      ? { ...reply, error: { ...reply.error, class: 'CommandNotFound' } }
      : reply,
  'drops-id': ({ id, ...reply }) => (reply.error ? reply : { ...reply, ...(id === undefined ? {} : { id }) }),
  'no-greeting': (reply) => (reply.QMP ? null : reply),
  'wrong-type': (reply) =>
    reply.return?.package ? { ...reply, return: { ...reply.return, package: 1 } } : reply,
};

const real = `${socket}.real`;
spawn(
  'qemu-storage-daemon',
  ['--chardev', `socket,id=c,path=${real},server=on,wait=off`, '--monitor', 'chardev=c'],
  {
    stdio: 'inherit',
  },
);

function lines(stream, take) {
  let pending = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    pending += chunk;
    for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 1);
      if (line.trim()) take(line);
    }
  });
  stream.on('error', () => {});
}

async function dial() {
  for (;;) {
    const stream = connect(real);
    const opened = await new Promise((resolve) => {
      stream.once('connect', () => resolve(true));
      stream.once('error', () => resolve(false));
    });
    if (opened) return stream;
    await after(2);
  }
}

/** What is kept of every connection, for ever. */
const KEPT = [];
const KEEPERS = {
  'keeps-descriptors': () => openSync('/dev/null', 'r'),
  'keeps-memory': () => Buffer.alloc(2 ** 20, 1),
};

createServer({ allowHalfOpen: true }, async (client) => {
  if (KEEPERS[fault]) KEPT.push(KEEPERS[fault]());
  const server = await dial();
  const pass = (request) => server.write(`${JSON.stringify(request)}\n`);
  const changeRequest = REQUEST_FAULTS[fault] ?? REQUEST_FAULTS.none;
  const changeReply = REPLY_FAULTS[fault] ?? ((reply) => reply);
  lines(client, (line) => changeRequest(JSON.parse(line), { pass }));
  lines(server, (line) => {
    const reply = JSON.parse(line);
    const changed = reply.id === 'hidden' ? null : changeReply(reply);
    const text = JSON.stringify(changed);
    const last = fatal !== undefined && reply.id === fatal;
    const then = () => last && process.exit(0);
    if (changed) client.write(`${fault === 'single-quotes' ? text.replaceAll('"', "'") : text}\r\n`, then);
  });
  client.on('end', () => server.end());
  server.on('end', () => client.end());
  client.on('error', () => {});
  client.on('close', () => server.destroy());
}).listen(socket);
