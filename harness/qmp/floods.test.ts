/** Servers that send more than anybody wants, over real sockets. */
import { once } from 'node:events';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { SpelledNumber } from '../../schema/json.js';
import { Connection, type Observer } from './connection.js';
import { NoReply, Unread } from './errors.js';

const MIB = 1024 * 1024;
const GREETING = '{"QMP": {"version": {}, "capabilities": []}}\r\n';

const open: { server: Server; sockets: Socket[]; sessions: Connection[] }[] = [];

afterEach(async () => {
  for (const { server, sockets, sessions } of open.splice(0)) {
    await Promise.all(sessions.map((session) => session.close()));
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** A server on a port of this machine that greets each client and hands it over; `session` opens one. */
async function serving(play: (socket: Socket) => void, greeting = GREETING) {
  const sockets: Socket[] = [];
  const sessions: Connection[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.write(greeting);
    play(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ server, sockets, sessions });
  const { port } = server.address() as { port: number };
  return async (timeout: number, observer?: Observer) => {
    const stream = dial(port, '127.0.0.1');
    await once(stream, 'connect');
    const session = new Connection(stream, { family: 'qmp', timeout, ...(observer ? { observer } : {}) });
    sessions.push(session);
    return session;
  };
}

/** Sends the same again and again, as fast as it is taken. */
function flood(socket: Socket, text: string) {
  const bytes = Buffer.from(text.repeat(Math.ceil(65_536 / text.length)));
  const more = () => {
    while (!socket.destroyed && socket.write(bytes));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
}

/** The longest time in milliseconds that was computed between two timers of 5 ms, until it is asked; other processes do not count. */
function lateness() {
  const computed = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  let last = computed();
  let worst = 0;
  const timer = setInterval(() => {
    const now = computed();
    worst = Math.max(worst, now - last);
    last = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return worst;
  };
}

const replying = (reply: (id: number) => string) => (socket: Socket) => {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) socket.write(reply(JSON.parse(line).id));
  });
};

const memory = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

test('of endless events a bounded part is kept, others have their turn, and the wait ends in time', async () => {
  const session = await serving((socket) =>
    flood(socket, '{"event": "FLOOD", "data": {"a": [1, 2, 3]}}\r\n'),
  );
  const before = memory();
  const flooded = await session(1_000);
  await flooded.greet();
  const late = lateness();
  const started = performance.now();
  await expect(flooded.execute('x')).rejects.toThrow(
    /meanwhile came FLOOD \(\d+ times\),? .*more before that/,
  );
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(late()).toBeLessThan(200);
  // How much comes in a time is the machine's.
  const lost = async () => {
    for (let i = 0; i < 200; i++) await flooded.event('OTHER', 100);
  };
  await expect(lost()).rejects.toThrow('more events came than are kept');
  expect(flooded.events.length).toBeGreaterThan(1_000);
  await flooded.close();
  expect(memory() - before).toBeLessThan(150 * MIB);
});

test('of endless greetings, too', async () => {
  const session = await serving((socket) => flood(socket, GREETING));
  const before = memory();
  const flooded = await session(1_000);
  await flooded.greet();
  await expect(flooded.execute('qmp_capabilities')).rejects.toThrow(NoReply);
  expect(memory() - before).toBeLessThan(150 * MIB);
});

test('one endless message is not kept, and named', async () => {
  const session = await serving((socket) => flood(socket, 'x'.repeat(1000)), '{"QMP": "');
  const before = memory();
  const flooded = await session(1_500);
  await expect(flooded.greet()).rejects.toThrow(
    /more than [\d,]+ bytes is too large to be read.*--max-message/,
  );
  expect(memory() - before).toBeLessThan(100 * MIB);
});

test('a reply that is too large is told to whoever waits for it, and the next is read', async () => {
  const large = 'x'.repeat(20 * MIB);
  const session = await serving(
    replying((id) => `{"return": ${id === 1 ? `"${large}"` : '{}'}, "id": ${id}}\r\n`),
  );
  const one = await session(10_000);
  await one.greet();
  const [first, second] = [one.execute('large'), one.execute('small')];
  await expect(first).rejects.toThrow(Unread);
  await expect(first).rejects.toThrow('a message of 20,971,543 bytes is too large to be read');
  expect((await second).value.return).toEqual({});
  expect(
    one.transcript
      .render()
      .map(({ msg }) => msg)
      .join('\n'),
  ).toMatch(/"return": "xxx.*… \(20971543 bytes, not read/);
});

test('in a session of bytes a reply that is too large stands in its place, as nobody knows what it was', async () => {
  const large = 'x'.repeat(20 * MIB);
  const session = await serving(
    replying((id) => `{"return": ${id === 1 ? `"${large}"` : '{}'}, "id": "m-${id}"}\r\n`),
  );
  const one = await session(10_000);
  await one.greet();
  one.send('{"execute": "large", "id": 1}\n');
  one.send('{"execute": "small", "id": 2}\n');
  await expect(one.receive()).rejects.toThrow(/is too large to be read/);
  expect((await one.receive())?.value).toEqual({ return: {}, id: 'm-2' });
});

test('of a reply of 8 MB the transcript keeps the first bytes', async () => {
  const text = `{"return": [${'{"name": "a", "value": 12345, "list": ["b", "c"]}, '.repeat(100_000)}{}], "id": 1}`;
  const session = await serving(replying(() => `${text}\r\n`));
  const one = await session(10_000);
  await one.greet();
  expect((await one.execute('large')).raw).toHaveLength(text.length);
  // Copied and cut: a whole message of reports would be megabytes.
  expect(JSON.stringify(one.transcript.render()).length).toBeLessThan(20_000);
});

test('while a large message comes it is waited for', async () => {
  const part = 'x'.repeat(80_000);
  const session = await serving((socket) =>
    socket.on('data', async () => {
      socket.write('{"return": "');
      for (let i = 0; i < 12; i++) {
        socket.write(part);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      socket.write('", "id": 1}\r\n');
    }),
  );
  const one = await session(500);
  await one.greet();
  expect((await one.execute('slow')).value.return).toHaveLength(12 * part.length);
});

test('a message that drips is not waited for without end', async () => {
  const session = await serving((socket) =>
    socket.on('data', () => {
      socket.write('{"return": "');
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('x')), 20);
    }),
  );
  const one = await session(300);
  await one.greet();
  const started = performance.now();
  await expect(one.execute('slow')).rejects.toThrow(/no reply to slow within \d+ ms; .*broke off/);
  expect(performance.now() - started).toBeLessThan(1_500);
});

test('numbers of three million digits keep nobody waiting', async () => {
  const digits = '7'.repeat(3_000_000);
  const session = await serving(replying((id) => `{"return": ${digits}, "id": ${id}}\r\n`));
  const one = await session(10_000);
  await one.greet();
  const late = lateness();
  const { value } = await one.execute('long');
  expect(value.return).toBeInstanceOf(SpelledNumber);
  expect((value.return as SpelledNumber).text === digits).toBe(true);
  expect(late()).toBeLessThan(200);
});

test('what came before the connection was closed is read, though it came faster than it is taken', async () => {
  const session = await serving((socket) => {
    socket.end('{"event": "E"}\r\n'.repeat(20_000));
  });
  const one = await session(5_000);
  await one.greet();
  expect(await one.untilClosed()).toBe(true);
  expect(one.events).toHaveLength(20_000);
});
