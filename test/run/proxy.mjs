/**
 * A proxy that changes nothing: `proxy.mjs SOCKETS DIR PROGRAM ARGUMENTS…` starts a storage daemon or an emulator of
 * QEMU, and passes on what comes to each of its sockets (comma between them). It ends with the program.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { basename, join } from 'node:path';

const [sockets, dir, program, ...args] = process.argv.slice(2);
const daemon = basename(program) === 'qemu-storage-daemon';
const pairs = sockets.split(',').map((path, index) => [path, join(dir, `behind-${index}`)]);
const monitors = pairs.flatMap(([, behind], index) =>
  daemon
    ? [
        '--chardev',
        `socket,id=behind-${index},path=${behind},server=on,wait=off`,
        '--monitor',
        `chardev=behind-${index}`,
      ]
    : ['-qmp', `unix:${behind},server=on,wait=off`],
);
const child = spawn(program, [...args, ...monitors], { stdio: 'inherit' });
child.on('exit', (status, signal) => (signal ? process.kill(process.pid, signal) : process.exit(status)));
process.on('SIGTERM', () => child.kill());

while (!pairs.every(([, behind]) => existsSync(behind)))
  await new Promise((resolve) => setTimeout(resolve, 5));
for (const [path, behind] of pairs) {
  createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ path: behind, allowHalfOpen: true });
    client.pipe(server).pipe(client);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ])
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
  }).listen(path);
}
