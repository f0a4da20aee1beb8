/** The storage daemon: QMP and block devices, no machine. */
import { TargetError } from '../error.js';
import { checkRunning } from './negotiation.js';
import { hasOption } from './options.js';
import type { Program } from './program.js';

const MONITORS = [
  { socket: 'qmp', pretty: false },
  { socket: 'qmp2', pretty: false },
  { socket: 'qmp3', pretty: false },
  { socket: 'pretty', pretty: true },
];

export const storageDaemon: Program = {
  family: 'qmp',
  ofQemu: true,
  recognises: (name) => name.startsWith('qemu-storage-daemon'),

  async arrange(args, { socket, stdio, monitored, lone }) {
    if (hasOption(args, 'daemonize')) {
      throw new TargetError(
        'unusable',
        'A target must stay in the foreground to be watched; leave out --daemonize.',
      );
    }
    if (monitored) return { args: [...args], monitors: [], disabled: [] };
    if (stdio) {
      const added = ['--chardev', 'stdio,id=qmpspec', '--monitor', 'chardev=qmpspec'];
      return { args: [...args, ...added], monitors: [], disabled: [] };
    }
    const monitors = lone ? MONITORS.slice(0, 1) : MONITORS;
    const added = monitors.flatMap(({ socket: name, pretty }) => [
      '--chardev',
      `socket,id=qmpspec-${name},path=${socket(name)},server=on,wait=off`,
      '--monitor',
      `chardev=qmpspec-${name}${pretty ? ',pretty=on' : ''}`,
    ]);
    return { args: [...args, ...added], monitors, disabled: [] };
  },

  check: checkRunning,
};
