// A QMP server for the tests of a client: it answers as QEMU 10.0 documents it, and there is no virtual machine.
import { connect, loadCatalog, startReference } from 'qmpspec';

const server = await startReference({
  model: loadCatalog('introspection-qemu-system-10.0'),
  listen: { tcp: '127.0.0.1:0' },
});
const session = await connect(server.addresses[0]);
const { value } = await session.execute('query-version');
console.log(value.return.qemu.major);
const refused = await session.execute('query-version', { verbose: true });
console.log(refused.value.error.desc);
await session.close();
await server.close();
