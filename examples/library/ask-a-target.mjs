// Starts a QEMU, confined and thrown away afterwards, and talks to it.
import { boot, connect } from 'qmpspec';

const target = await boot({ command: ['qemu-system-x86_64', '-machine', 'none'] });
try {
  const session = await connect(target);
  const { value } = await session.execute('query-status');
  console.log(value.return.status);
  await session.execute('stop');
  await session.execute('cont');
  const resumed = await session.event('RESUME', 1000);
  console.log(resumed.value.event);
  await session.close();
} finally {
  await target.end();
}
