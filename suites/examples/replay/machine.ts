/** Examples about the machine as a whole, which need nothing but a machine. */
import type { ExampleScenario } from './scenario.js';

export const MACHINE: Record<string, ExampleScenario> = {
  stop: { after: [['cont', {}]], shown: true, events: ['STOP'], requires: ['guest-stays'] },
  cont: { shown: true, requires: ['guest-stays'] },
  system_reset: { fresh: true },
  system_powerdown: { fresh: true },
  quit: { fresh: true },
  'set-action': { fresh: true },
  'migrate-set-capabilities': { fresh: true },
  'migrate-set-parameters': { fresh: true },
  migrate_set_speed: { fresh: true },
  migrate_set_downtime: { fresh: true },
  'migrate-set-cache-size': { fresh: true },
  migrate_cancel: { fresh: true },
  'announce-self': { fresh: true },
  'send-key': { fresh: true },
  pmemsave: { files: ['filename'], shown: true },
  'human-monitor-command': {},
  'query-command-line-options': {},
  'trace-event-get-state': { before: [['trace-event-get-state', { name: '$name' }]] },
  'trace-event-set-state': { before: [['trace-event-get-state', { name: '$name' }]], fresh: true },
};
