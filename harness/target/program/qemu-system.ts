/** The system emulator. */
import { TargetError } from '../error.js';
import { checkRunning } from './negotiation.js';
import { hasOption } from './options.js';
import type { Program } from './program.js';

/** Monitors that a case may use at the same time. */
const PLAIN = ['qmp', 'qmp2', 'qmp3'].map((socket) => ({ socket, pretty: false }));
const PRETTY = { socket: 'pretty', pretty: true };

// No fork, no change of user, no obsolete system call: nothing that a request asks for runs outside of the target.
const SANDBOX = ['-sandbox', 'on,obsolete=deny,elevateprivileges=deny,spawn=deny'];

export const qemuSystem: Program = {
  family: 'qmp',
  ofQemu: true,
  // The second name is that of distributions which ship one emulator only.
  recognises: (name) => /^qemu-(?:system-|kvm)/.test(name),

  async arrange(args, { socket, stdio, monitored, lone, adaptations }) {
    if (hasOption(args, 'daemonize')) {
      throw new TargetError(
        'unusable',
        'A target must stay in the foreground to be watched; leave out -daemonize.',
      );
    }
    const added: string[] = [];
    // Without these, a window, a VNC port or a network would be opened. What the user asks for stays.
    if (!hasOption(args, 'display', 'nographic', 'curses', 'sdl', 'gtk')) added.push('-display', 'none');
    if (!hasOption(args, 'nodefaults', 'net', 'nic', 'netdev')) added.push('-net', 'none');
    if (!hasOption(args, 'sandbox') && !adaptations.noSandbox) added.push(...SANDBOX);
    if (monitored) return { args: [...args, ...added], monitors: [], disabled: [] };
    if (stdio) return { args: [...args, ...added, '-qmp', 'stdio'], monitors: [], disabled: [] };

    const monitors = lone ? PLAIN.slice(0, 1) : [...PLAIN, PRETTY];
    for (const { socket: name, pretty } of monitors) {
      const path = `${socket(name)},server=on,wait=off`;
      if (pretty) added.push('-chardev', `socket,id=qmpspec-${name},path=${path}`);
      added.push(
        ...(pretty ? ['-mon', `chardev=qmpspec-${name},mode=control,pretty=on`] : ['-qmp', `unix:${path}`]),
      );
    }
    return { args: [...args, ...added], monitors, disabled: [] };
  },

  check: checkRunning,
};
