/**
 * A QMP server that is correct but for one thing: node server.mjs BEHAVIOUR SOCKET MARK; the socket is a path, or HOST:PORT.
 * A behaviour is a set of hooks; what it has no hook for goes as it should.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { BEHAVIOURS } from './server-behaviours.mjs';

const VERSION = { qemu: { major: 7, minor: 2, micro: 0 }, package: '' };

const ANSWERS = {
  qmp_capabilities: () => ({}),
  'query-version': () => VERSION,
  'query-commands': () => [...Object.keys(ANSWERS)].map((name) => ({ name })),
  'query-qmp-schema': () => SCHEMA,
  quit: () => ({}),
};

const builtin = (name, type) => ({ name, 'meta-type': 'builtin', 'json-type': type });
const members = (types) => Object.entries(types).map(([name, type]) => ({ name, type }));
const object = (name, types) => ({ name, 'meta-type': 'object', members: members(types) });
const command = (name, arg, ret) => ({ name, 'meta-type': 'command', 'arg-type': arg, 'ret-type': ret });

export const SCHEMA = [
  ...[builtin('str', 'string'), builtin('int', 'int'), builtin('bool', 'boolean'), builtin('any', 'value')],
  object('none', {}),
  object('numbers', { major: 'int', minor: 'int', micro: 'int' }),
  object('version', { qemu: 'numbers', package: 'str' }),
  object('command-info', { name: 'str' }),
  { name: '[command-info]', 'meta-type': 'array', 'element-type': 'command-info' },
  command('qmp_capabilities', 'none', 'none'),
  command('query-version', 'none', 'version'),
  command('query-commands', 'none', '[command-info]'),
  command('quit', 'none', 'none'),
  { name: 'STOP', 'meta-type': 'event', 'arg-type': 'none' },
];

const [name, path, mark] = process.argv.slice(2);
const behaviour = BEHAVIOURS[name];
if (!behaviour) throw new Error(`no behaviour ${name}`);
const hook = { schema: SCHEMA, mark, path, version: VERSION };

/** One client. `bytes` sends as it is, `send` one message. */
function serve(socket) {
  socket.on('error', () => {});
  const talk = { ...hook, socket, bytes: (data) => socket.write(data) };
  talk.send = (message) => talk.bytes(`${JSON.stringify(message)}\r\n`);
  talk.greet = () => talk.send({ QMP: { version: VERSION, capabilities: [] } });
  if (behaviour.connect?.(talk) === false) return;
  if (behaviour.greet) behaviour.greet(talk);
  else talk.greet();
  let negotiated = false;
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) take(line);
  });
  const take = (line) => {
    let request;
    try {
      request = JSON.parse(line);
    } catch {
      return talk.send({ error: { class: 'GenericError', desc: 'Invalid JSON' } });
    }
    const reply = answer(request);
    if (request.execute === 'qmp_capabilities' && reply.return) negotiated = true;
    if (behaviour.answer) behaviour.answer(talk, request, reply);
    else talk.send(reply);
    if (request.execute === 'quit' && reply.return) setTimeout(() => process.exit(0), 5);
  };
  const answer = (request) => {
    const { execute, id, arguments: args = {}, ...rest } = request ?? {};
    const echoed = id === undefined ? {} : { id };
    const refuse = (kind, desc) => ({ error: { class: kind, desc }, ...echoed });
    if (typeof execute !== 'string') return refuse('GenericError', "QMP input lacks member 'execute'");
    if (!Object.hasOwn(ANSWERS, execute) || negotiated === (execute === 'qmp_capabilities')) {
      return refuse('CommandNotFound', `The command ${execute} has not been found`);
    }
    const [odd] = [...Object.keys(rest), ...Object.keys(args).filter((key) => key !== 'enable')];
    if (odd !== undefined) return refuse('GenericError', `Parameter '${odd}' is unexpected`);
    return { return: behaviour.values?.(execute, hook) ?? ANSWERS[execute](), ...echoed };
  };
}

rmSync(path, { force: true });
/** Where to listen: the path of a socket, or HOST:PORT. */
const [, host, port] = /^([^/]+):(\d+)$/.exec(path) ?? [];
if (behaviour.start?.(hook) !== false)
  createServer({ allowHalfOpen: false }, serve).listen(port === undefined ? { path } : { host, port });
