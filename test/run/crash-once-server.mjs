// A server that dies of one request the first time that it is sent to any instance of it: node crash-once-server.mjs SOCKET MARK
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

const [path, mark] = process.argv.slice(2);
const version = { qemu: { major: 1, minor: 0, micro: 0 }, package: '' };

function answer(request) {
  if (request.execute === 'qmp_capabilities') return { return: {} };
  if (request.execute === 'query-version') return { return: version };
  if (request.execute === 'query-commands')
    return { return: ['qmp_capabilities', 'query-commands', 'query-version'].map((name) => ({ name })) };
  return { error: { class: 'CommandNotFound', desc: `no ${request.execute}` } };
}

createServer((socket) => {
  let text = '';
  socket.on('error', () => {});
  socket.write(`${JSON.stringify({ QMP: { version, capabilities: [] } })}\r\n`);
  socket.on('data', (data) => {
    text += data;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const request = JSON.parse(text.slice(0, end));
      text = text.slice(end + 1);
      if (request.id === 2147483648 && !existsSync(mark)) {
        writeFileSync(mark, '');
        process.stderr.write('a rare race was lost\n');
        process.kill(process.pid, 'SIGSEGV');
        return;
      }
      const id = 'id' in request ? { id: request.id } : {};
      socket.write(`${JSON.stringify({ ...answer(request), ...id })}\r\n`);
    }
  });
}).listen(path);
