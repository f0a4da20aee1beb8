/** Commands that start, stop and end the machine. */
import type { Handlers } from './handler.js';

export const runState: Handlers = {
  'query-status': ({ running }) => ({
    status: running ? 'running' : 'paused',
    running,
    singlestep: false,
  }),

  stop(machine) {
    if (machine.running) {
      machine.running = false;
      machine.emit('STOP');
    }
    return {};
  },

  cont(machine) {
    if (!machine.running) {
      machine.running = true;
      machine.emit('RESUME');
    }
    return {};
  },

  system_reset(machine) {
    machine.emit('RESET', { guest: false, reason: 'host-qmp-system-reset' });
    return {};
  },

  system_powerdown(machine) {
    machine.emit('POWERDOWN');
    return {};
  },

  quit(machine) {
    machine.emit('SHUTDOWN', { guest: false, reason: 'host-qmp-quit' });
    machine.quit();
    return {};
  },
};
