/** A QMP server on a unix socket whose every text is an attack on whoever shows it. */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';

export const ATTACK =
  '\n::error::forged\r\n::add-mask::x\nBail out! forged\n##[error]forged\n\u001b]0;forged\u0007\u001b[31m\u009b31m\u0000\u202eforged\u2066\n```\n| <img src=x> [a](b) $(touch x) `touch x` \'"; touch x #';

const [path] = process.argv.slice(2);
if (path !== undefined) {
  process.stderr.write(`${ATTACK}\n`);
  const names = ['query-version', 'query-commands', 'quit', `evil${ATTACK}`];
  const answers = {
    'query-version': { qemu: { major: 7, minor: 2, micro: 0 }, package: ATTACK },
    'query-commands': names.map((name) => ({ name })),
  };
  rmSync(path, { force: true });
  createServer((socket) => {
    const send = (value) => socket.write(`${JSON.stringify(value)}\r\n`);
    send({ QMP: { version: answers['query-version'], capabilities: [] } });
    let text = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk;
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        let request = {};
        try {
          request = JSON.parse(line);
        } catch {}
        const { execute, id } = request;
        if (execute === 'quit') process.exit(0);
        const known = execute === 'qmp_capabilities' ? {} : answers[execute];
        send(
          known === undefined
            ? { error: { class: ATTACK, desc: ATTACK }, ...(id === undefined ? {} : { id }) }
            : { return: known, ...(id === undefined ? {} : { id }) },
        );
      }
    });
  }).listen(path);
}
