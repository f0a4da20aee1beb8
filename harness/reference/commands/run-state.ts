/** Commands that start, stop and end the machine. */
import type { Handlers } from './handler.js';

export const runState: Handlers = {
  'query-status': ({ running, runState: status }) => ({
    status,
    running,
    singlestep: false,
  }),

  'query-name': ({ own }) => (own.state.name === undefined ? {} : { name: own.state.name }),
  'query-uuid': ({ own }) => ({ UUID: own.state.uuid ?? '00000000-0000-0000-0000-000000000000' }),

  stop(machine) {
    if (machine.running) {
      machine.runState = 'paused';
      machine.emit('STOP');
    }
    return {};
  },

  cont(machine) {
    if (!machine.running) {
      machine.runState = 'running';
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
