/**
 * A server that keeps its clients waiting, or floods them: node waiting-server.mjs MODE SOCKET [FILE].
 * FILE is made when the first client has come.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Worker } from 'node:worker_threads';

const [mode, socket, file] = process.argv.slice(2);

const VERSION = { qemu: { major: 9, minor: 9, micro: 9 }, package: '' };
const GREETING = `${JSON.stringify({ QMP: { version: VERSION, capabilities: [] } })}\r\n`;
const COMMANDS = ['qmp_capabilities', 'query-commands', 'query-version', 'query-status', 'stop'];
const RESULTS = {
  'query-commands': COMMANDS.map((name) => ({ name })),
  'query-version': VERSION,
  'query-status': { running: true, status: 'running' },
};
/** Milliseconds between two bytes; that a reply is late. */
const DRIP = 300;
const LATE = 1500;
/** Of a server at work: less than twice the timeout of its test. */
const BUSY_LATE = 1100;
/** Milliseconds that the processor is kept busy, as by a guest that spins. */
const BUSY = 4000;

function answer({ execute, id }) {
  const error = { class: 'CommandNotFound', desc: `The command ${execute} has not been found` };
  const result = COMMANDS.includes(execute) ? { return: RESULTS[execute] ?? {} } : { error };
  return `${JSON.stringify({ ...result, id })}\r\n`;
}

function event() {
  const timestamp = { seconds: Math.floor(Date.now() / 1000), microseconds: 1 };
  return `${JSON.stringify({ timestamp, event: 'RESUME' })}\r\n`;
}

function drip(client, text) {
  let at = 0;
  const timer = setInterval(() => {
    if (client.destroyed || at === text.length) clearInterval(timer);
    else client.write(text[at++]);
  }, DRIP);
}

/** What one command alone is owed, while the process is at work. */
function owed(client, text, how) {
  if (!text.includes(JSON.stringify(RESULTS['query-status']))) return client.write(text);
  new Worker(`for (const end = Date.now() + ${BUSY}; Date.now() < end; );`, { eval: true });
  how(client, text);
}

function flood(client, text) {
  const bytes = text.repeat(Math.ceil(65_536 / text.length));
  const more = () => {
    while (!client.destroyed && client.write(bytes));
    if (!client.destroyed) client.once('drain', more);
  };
  more();
}

const greet = (client) => client.write(GREETING);
const reply = (client, text) => client.write(text);
const nothing = () => {};
/** Longer than anybody waits. */
const long = (text) => text.replace('{', `{${' '.repeat(1000)}`);

const MODES = {
  prompt: { greet, reply },
  silent: { greet: nothing, reply: nothing },
  'greets-half': { greet: (client) => client.write(GREETING.slice(0, 40)), reply: nothing },
  'greets-only': { greet, reply: nothing },
  'half-replies': { greet, reply: (client, text) => client.write(text.slice(0, text.length / 2)) },
  'drips-greeting': { greet: (client) => drip(client, long(GREETING)), reply: nothing },
  'drips-replies': { greet, reply: (client, text) => drip(client, long(text)) },
  late: { greet, reply: (client, text) => setTimeout(() => client.destroyed || client.write(text), LATE) },
  'busy-late': {
    greet,
    reply: (client, text) =>
      owed(client, text, () => setTimeout(() => client.destroyed || client.write(text), BUSY_LATE)),
  },
  'busy-never': { greet, reply: (client, text) => owed(client, text, nothing) },
  'idle-never': {
    greet,
    reply: (client, text) => text.includes('"running"') || client.write(text),
  },
  'floods-events': {
    greet(client) {
      client.write(GREETING);
      flood(client, event());
    },
    reply,
  },
  'floods-greetings': { greet: (client) => flood(client, GREETING), reply: nothing },
  'large-replies': {
    greet,
    reply: (client, text) => client.write(text.replace('{}', JSON.stringify('x'.repeat(20 * 2 ** 20)))),
  },
};

createServer((client) => {
  if (file) writeFileSync(file, '');
  client.on('error', () => {});
  const how = MODES[mode];
  how.greet(client);
  let text = '';
  client.on('data', (chunk) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop();
    for (const line of lines) {
      let request = {};
      try {
        request = JSON.parse(line);
      } catch {}
      how.reply(client, answer(request ?? {}));
    }
  });
}).listen(socket);
